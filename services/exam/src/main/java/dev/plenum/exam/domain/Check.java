package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions that several deciders ask. */
final class Check {
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_DEVICE = 100;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Check() {}

  static boolean text(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
  }

  static boolean textOrNull(@Nullable String text) {
    return text == null || text.length() <= LONGEST_TEXT;
  }

  static boolean device(String device) {
    return !device.isBlank() && device.length() <= LONGEST_DEVICE;
  }

  /** A device's time in milliseconds, whatever nonsense it sent. */
  static long millis(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return EARLIEST.toEpochMilli();
    }
    return time.isAfter(LATEST) ? LATEST.toEpochMilli() : time.toEpochMilli();
  }

  /** Why somebody cannot work right now; null where nothing is in the way but perhaps time. */
  static @Nullable Reason notSitting(Attempt attempt) {
    if (attempt.handedIn()) {
      return Reason.HandedIn;
    }
    if (attempt.terminated()) {
      return Reason.Terminated;
    }
    return attempt.paused() ? Reason.Paused : null;
  }

  /** Goes on with a student's attempt, or says why there is none. */
  static Decision<ExamEvent> withAttempt(
      Exam exam, String student, Function<Attempt, Decision<ExamEvent>> next) {
    Attempt attempt = exam.attempt(student);
    if (attempt != null) {
      return next.apply(attempt);
    }
    return exam.roster().student(student) == null
        ? Reason.NotOnRoster.refuse()
        : Reason.NotBegun.refuse();
  }
}
