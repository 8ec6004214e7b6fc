package dev.plenum.kernel.ledger;

import java.util.List;
import java.util.Set;

/**
 * What the database promises of a commit that it confirmed, in its own settings.
 *
 * @param fsync whether it writes to the disk before it confirms; without, a crash of its machine
 *     may lose the last seconds or damage all of it
 * @param fullPageWrites whether a page that a crash tore apart can be mended
 * @param synchronousCommit as it is for this node's connections
 * @param synchronousStandbys which standbys have every commit too, as the server's setting names
 *     them; empty where none is waited for
 */
public record Durability(
    boolean fsync, boolean fullPageWrites, String synchronousCommit, String synchronousStandbys) {
  private static final Set<String> ON_DISK = Set.of("on", "remote_apply");

  /** Whether a confirmed commit survives a crash of the database's machine. */
  public boolean survivesCrash() {
    return fsync && fullPageWrites && ON_DISK.contains(synchronousCommit);
  }

  /** The same for a person. */
  public String sentence() {
    String standbys =
        synchronousStandbys.isEmpty()
            ? "no standby is waited for"
            : "standbys " + synchronousStandbys + " are waited for";
    return String.join(
        ", ",
        List.of(
            "fsync " + word(fsync),
            "full_page_writes " + word(fullPageWrites),
            "synchronous_commit " + synchronousCommit,
            standbys));
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }
}
