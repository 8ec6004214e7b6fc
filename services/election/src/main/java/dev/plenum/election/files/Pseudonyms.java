package dev.plenum.election.files;

import dev.plenum.election.http.Tracker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns what names a person into what the ledger may know, with a key that the ledger does not
 * have.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final String election;

  public Pseudonyms(byte[] key, String election) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.election = election;
  }

  /** What the ledger calls a voter. */
  public String voter(String id) {
    return hash(election + "|" + id).substring(0, 32);
  }

  /** What a login code is looked up by; equal for all ways of writing the same code. */
  public String code(String written) {
    return hash("code|" + election + "|" + Tracker.plain(written));
  }

  /** The key for lots: nobody without the roll key can know it before it is released. */
  public String lotKey() {
    return hash("lot|" + election);
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
