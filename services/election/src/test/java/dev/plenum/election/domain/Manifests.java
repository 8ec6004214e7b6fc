package dev.plenum.election.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Elections that tests hold. */
public final class Manifests {
  private Manifests() {}

  public static Contest plurality(String id, String... options) {
    return contest(id, Method.PLURALITY, 1, 0, 1, Ties.DECLARE, options);
  }

  public static Contest contest(
      String id, Method method, int seats, int min, int max, Ties ties, String... options) {
    return new Contest(
        id,
        "Who shall it be?",
        method,
        seats,
        min,
        max,
        null,
        0,
        ties,
        Stream.of(options).map(o -> new ContestOption(o, "Name of " + o, null)).toList());
  }

  public static Contest yesNo(String id, @Nullable Pass pass, int quorum) {
    return new Contest(
        id, "Shall it be so?", Method.YESNO, 1, 0, 1, pass, quorum, Ties.DECLARE, Contest.YES_NO);
  }

  public static Manifest of(Contest... contests) {
    return with(Deadline.Rule.CLICK_TIME, Revote.Policy.FIRST, contests);
  }

  public static Manifest chair() {
    return of(plurality("chair", "ana", "ben"));
  }

  public static Manifest with(Deadline.Rule rule, Revote.Policy policy, Contest... contests) {
    return closing(Scenario.CLOSE, new Deadline(rule, Duration.ofSeconds(15)), policy, contests);
  }

  /** The same where people may register. */
  public static Manifest registering(Manifest of) {
    return new Manifest(
        of.name(),
        of.title(),
        of.contests(),
        of.opensAt(),
        of.closesAt(),
        of.closesAfter(),
        of.deadline(),
        of.revote(),
        Registration.OPEN,
        of.publishAt(),
        of.lotCommitment());
  }

  public static Manifest closing(
      @Nullable Instant closesAt, Deadline deadline, Revote.Policy policy, Contest... contests) {
    return new Manifest(
        "board",
        "Board election",
        List.of(contests),
        null,
        closesAt,
        null,
        deadline,
        new Revote(policy, 3),
        Registration.CLOSED,
        null,
        LotKey.commitment("key"));
  }
}
