package dev.plenum.election.domain;

import java.util.List;
import java.util.UUID;

/**
 * A counted ballot.
 *
 * @param marks at most one of each contest; a contest that is absent was left blank
 * @param seq ledger position that made it count
 * @param casts how often its voter has voted so far
 */
public record Ballot(List<Marks> marks, long weight, long seq, UUID commandId, int casts) {

  public Ballot {
    marks = List.copyOf(marks);
  }

  /** The options marked in a contest; empty for a blank. */
  public List<String> options(String contest) {
    for (Marks mark : marks) {
      if (mark.contest().equals(contest)) {
        return mark.options();
      }
    }
    return List.of();
  }
}
