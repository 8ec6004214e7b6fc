package dev.plenum.election.domain;

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
      case PAUSED ->
          resting(election.timer(), receivedAt)
              ? Reason.Paused
              : late(election, manifest, beacon, receivedAt);
      case OPEN, CLOSED -> late(election, manifest, beacon, receivedAt);
      case TALLIED, PUBLISHED -> Reason.TooLate;
    };
  }

  private static boolean resting(Timer timer, Instant receivedAt) {
    return timer.pausedAt() == null || receivedAt.isAfter(timer.pausedAt());
  }

  private static @Nullable Reason late(
      Election election, Manifest manifest, @Nullable Instant beacon, Instant receivedAt) {
    Instant close = election.timer().close();
    Duration grace = manifest.deadline().grace();
    return switch (manifest.deadline().rule()) {
      case ARRIVAL -> after(receivedAt, close, grace) ? Reason.TooLate : null;
      case CLICK_TIME ->
          beacon == null
              // Without evidence of when it was sent, a ballot is judged by its arrival alone.
              ? (after(receivedAt, close, Duration.ZERO) ? Reason.TooLate : null)
              : byBeacon(beacon, close, grace, receivedAt);
    };
  }

  private static @Nullable Reason byBeacon(
      Instant beacon, @Nullable Instant close, Duration grace, Instant receivedAt) {
    if (after(receivedAt, close, grace) || after(beacon, close, Duration.ZERO)) {
      return Reason.TooLate;
    }
    if (beacon.isAfter(receivedAt.plus(SKEW))) {
      return Reason.BeaconEarly;
    }
    return receivedAt.isAfter(beacon.plus(BEACON_AGE)) ? Reason.BeaconStale : null;
  }

  private static boolean after(Instant time, @Nullable Instant close, Duration grace) {
    return close != null && time.isAfter(close.plus(grace));
  }

  /** From when on no ballot can be in time any more. */
  static Instant settled(Manifest manifest, Instant close) {
    return close.plus(manifest.deadline().grace());
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
