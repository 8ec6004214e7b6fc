package dev.plenum.election.domain;

import dev.plenum.election.domain.ElectionCommand.ConfigureElection;
import dev.plenum.election.domain.ElectionEvent.ClosingTimeSet;
import dev.plenum.election.domain.ElectionEvent.ElectionConfigured;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which edits of the resource an election takes: all before voting begins, few afterwards. */
final class ConfigurationDecider {
  private ConfigurationDecider() {}

  static Decision<ElectionEvent> decide(
      Election election, ConfigureElection configure, Instant now) {
    Manifest wanted = configure.manifest();
    Manifest current = election.manifest();
    if (wanted.equals(current)) {
      return Reason.ManifestUnchanged.refuse();
    }
    List<String> faults = ManifestRules.faults(wanted);
    if (!faults.isEmpty()) {
      return Reason.ManifestInvalid.refuse(String.join("; ", faults), "spec");
    }
    if (current == null || !election.phase().begun()) {
      return Decision.accepted(new ElectionConfigured(wanted));
    }
    String fixed = fixedField(current, wanted);
    return fixed != null
        ? Reason.ImmutableOnceOpen.refuse(
            "Voting has begun, so " + fixed + " can no longer change.", fixed)
        : edit(election, current, wanted, now);
  }

  private static @Nullable String fixedField(Manifest current, Manifest wanted) {
    if (!current.contests().equals(wanted.contests())) {
      return "spec.contests";
    }
    if (!Objects.equals(current.opensAt(), wanted.opensAt())) {
      return "spec.opens";
    }
    if (!current.deadline().equals(wanted.deadline())) {
      return "spec.deadline";
    }
    if (!current.revote().equals(wanted.revote())) {
      return "spec.revote";
    }
    if (current.registration() != wanted.registration()) {
      return "spec.roll.registration";
    }
    if (!Objects.equals(current.lotCommitment(), wanted.lotCommitment())) {
      return "the key for lots";
    }
    return null;
  }

  private static Decision<ElectionEvent> edit(
      Election election, Manifest current, Manifest wanted, Instant now) {
    Instant closing = closing(election.timer(), current, wanted);
    if (closing == null) {
      return Decision.accepted(new ElectionConfigured(wanted));
    }
    Reason refusal =
        election.phase().running()
            ? DeadlineRules.refusal(election.timer(), election.phase(), closing, now)
            : Reason.NotRunning;
    return refusal != null
        ? refusal.refuse("spec.closes: " + refusal.sentence(), "spec.closes")
        : Decision.accepted(List.of(new ElectionConfigured(wanted), new ClosingTimeSet(closing)));
  }

  /** The closing time that an edit asks for; null where it does not touch it. */
  private static @Nullable Instant closing(Timer timer, Manifest current, Manifest wanted) {
    Instant openedAt = timer.openedAt();
    boolean same =
        Objects.equals(current.closesAt(), wanted.closesAt())
            && Objects.equals(current.closesAfter(), wanted.closesAfter());
    if (same || openedAt == null) {
      return null;
    }
    return LifecycleDecider.closesAt(Timer.UNSET, wanted, openedAt);
  }
}
