package dev.plenum.election.domain;

import dev.plenum.kernel.clock.Plausible;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a ballot is in time. Every comparison is with {@code receivedAt}, so waiting inside the
 * cluster makes nobody late: a ballot that a node received in time still counts when it is decided
 * after the close.
 */
final class DeadlineRules {
  /** How old the time that a page last heard may be when its ballot arrives. */
  static final Duration BEACON_AGE = Duration.ofSeconds(60);

  /** How far nodes' clocks may be apart before a beacon is taken for one from the future. */
  static final Duration SKEW = Duration.ofSeconds(5);

  /** How far ahead a closing time may be set. */
  static final Duration FARTHEST = Duration.ofDays(366);

  /** An announced closing time can be brought forward to this far ahead and no nearer. */
  static final Duration NOTICE = Duration.ofMinutes(10);

  private DeadlineRules() {}

  static @Nullable Reason refusal(
      Election election, Manifest manifest, @Nullable Instant beacon, Instant receivedAt) {
    return switch (election.phase()) {
      case DRAFT -> Reason.NotOpen;
      case OPEN, PAUSED, CLOSED ->
          election.timer().restedAt(receivedAt)
              ? resting(election, receivedAt)
              : late(election.timer(), manifest.deadline(), beacon, receivedAt);
      case TALLIED, PUBLISHED -> Reason.TooLate;
    };
  }

  /** Once voting is over nobody is asked to send again what came while it rested. */
  private static Reason resting(Election election, Instant receivedAt) {
    boolean goesOn =
        election.phase().running() && !after(receivedAt, election.timer().close(), Duration.ZERO);
    return goesOn ? Reason.Paused : Reason.TooLate;
  }

  private static @Nullable Reason late(
      Timer timer, Deadline deadline, @Nullable Instant beacon, Instant receivedAt) {
    if (after(receivedAt, timer.close(), deadline.grace())) {
      return Reason.TooLate;
    }
    Reason age = beacon == null ? null : age(beacon, receivedAt);
    if (age != null) {
      return age;
    }
    return switch (deadline.rule()) {
      case ARRIVAL -> null;
      case CLICK_TIME ->
          !after(receivedAt, timer.close(), Duration.ZERO) || onItsWay(timer, beacon)
              ? null
              : Reason.TooLate;
    };
  }

  /** A beacon is evidence of the moment at which it came with a ballot, and of no other. */
  private static @Nullable Reason age(Instant beacon, Instant receivedAt) {
    if (beacon.isAfter(receivedAt.plus(SKEW))) {
      return Reason.BeaconEarly;
    }
    return receivedAt.isAfter(beacon.plus(BEACON_AGE)) ? Reason.BeaconStale : null;
  }

  /**
   * Whether a ballot that came in the grace is believed to have been sent before the close: its
   * page heard the time before that, and heard it while voting went on. One from before a pause or
   * from within it says nothing of the time after.
   */
  private static boolean onItsWay(Timer timer, @Nullable Instant beacon) {
    Instant resumedAt = timer.resumedAt();
    return beacon != null
        && !after(beacon, timer.close(), Duration.ZERO)
        && (resumedAt == null || !beacon.isBefore(resumedAt));
  }

  private static boolean after(Instant time, @Nullable Instant close, Duration grace) {
    return close != null && time.isAfter(close.plus(grace));
  }

  /**
   * From when on no ballot that a node received in time can still be on its way inside the cluster.
   */
  static Instant settled(Manifest manifest, Instant close) {
    return Plausible.arrived(close.plus(manifest.deadline().grace()));
  }

  /** Whether the closing time may become {@code wanted}; what was announced is a promise. */
  static @Nullable Reason refusal(Timer timer, Phase phase, Instant wanted, Instant now) {
    if (!wanted.isAfter(now)) {
      return Reason.ClosingTimePast;
    }
    if (wanted.isAfter(now.plus(FARTHEST))) {
      return Reason.ClosingTimeTooFar;
    }
    Instant announced = timer.closesAt();
    boolean shortens = phase.running() && announced != null && wanted.isBefore(announced);
    return shortens && wanted.isBefore(now.plus(NOTICE)) ? Reason.ClosingTimeTooSoon : null;
  }
}
