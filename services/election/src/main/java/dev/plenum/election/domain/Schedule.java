package dev.plenum.election.domain;

import dev.plenum.kernel.machine.Due;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the passing of time makes due. */
final class Schedule {
  private Schedule() {}

  static List<Due<ElectionCommand>> due(Election election, Instant now) {
    Manifest manifest = election.manifest();
    if (manifest == null) {
      return List.of();
    }
    return switch (election.phase()) {
      case DRAFT -> opening(election, manifest, now);
      case OPEN, PAUSED ->
          at(
              "close",
              election.timer().closesAt(),
              now,
              new ElectionCommand.CloseElection(election.timer().closesAt()));
      case TALLIED ->
          at("publish", manifest.publishAt(), now, new ElectionCommand.PublishResults());
      case CLOSED, PUBLISHED -> List.of();
    };
  }

  /** Only once it would be accepted; else the same refusal would come a few times a second. */
  private static List<Due<ElectionCommand>> opening(
      Election election, Manifest manifest, Instant now) {
    Instant opensAt = manifest.opensAt();
    if (opensAt == null || !election.roll().sealed()) {
      return List.of();
    }
    Instant closesAt = LifecycleDecider.closesAt(election.timer(), manifest, opensAt);
    return closesAt != null && !closesAt.isAfter(now)
        ? List.of()
        : at("open", opensAt, now, new ElectionCommand.OpenElection(opensAt));
  }

  private static List<Due<ElectionCommand>> at(
      String occasion, @Nullable Instant time, Instant now, ElectionCommand command) {
    return time == null || now.isBefore(time)
        ? List.of()
        : List.of(new Due<>(occasion + "/" + time.toEpochMilli(), command));
  }
}
