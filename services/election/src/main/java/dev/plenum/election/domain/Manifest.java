package dev.plenum.election.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was promised to the voters.
 *
 * @param opensAt opens by itself at this time; by hand where absent
 * @param closesAt closes at this time
 * @param closesAfter closes this long after the opening; at most one of the two is present
 * @param publishAt publishes a finished count at this time; by hand where absent
 * @param lotCommitment SHA-256 (hexadecimal) of the key that is released with the count and decides
 *     ties by lot; fixing it beforehand keeps anyone from choosing the lot afterwards
 */
public record Manifest(
    String name,
    String title,
    List<Contest> contests,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Duration closesAfter,
    Deadline deadline,
    Revote revote,
    Registration registration,
    @Nullable Instant publishAt,
    @Nullable String lotCommitment) {

  public Manifest {
    contests = List.copyOf(contests);
    // Entries from before people could register do not say it.
    registration = Objects.requireNonNullElse(registration, Registration.CLOSED);
  }

  public @Nullable Contest contest(String id) {
    for (Contest contest : contests) {
      if (contest.id().equals(id)) {
        return contest;
      }
    }
    return null;
  }
}
