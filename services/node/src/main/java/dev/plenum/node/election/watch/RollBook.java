package dev.plenum.node.election.watch;

import dev.plenum.election.domain.Election;
import dev.plenum.election.files.AccessList;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The roll file as this node last read it. Names and addresses live here and nowhere else. */
@Singleton
public final class RollBook {
  private volatile AccessList current = AccessList.EMPTY;
  private volatile @Nullable String error;

  public AccessList current() {
    return current;
  }

  /** What is wrong with the file as it now is; the last good one stays in use. */
  public @Nullable String error() {
    return error;
  }

  /**
   * Whether those whom this election is for can sign in here. A node that found no usable roll, or
   * another one than voting began with, must not tell voters that their codes are wrong.
   */
  public boolean serves(Election election) {
    String inForce = election.roll().digest();
    return inForce == null || !election.phase().running() || !current.voters().isEmpty();
  }

  void read(AccessList list) {
    current = list;
    error = null;
  }

  void failed(String problem) {
    error = problem;
  }
}
