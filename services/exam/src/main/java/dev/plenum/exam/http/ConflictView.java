package dev.plenum.exam.http;

import dev.plenum.exam.domain.Reason;
import dev.plenum.kernel.machine.Rejection;
import java.util.Objects;

/** What whoever lost a race of hand-ins is told: exactly these four. */
public record ConflictView(boolean success, String reason, String winner, String message) {

  public static boolean isConflict(Rejection rejection) {
    return rejection.reason().equals(Reason.ConflictResolved.code());
  }

  public static ConflictView of(Rejection rejection) {
    return new ConflictView(
        false,
        rejection.reason(),
        Objects.requireNonNullElse(rejection.field(), ""),
        Reason.ConflictResolved.sentence());
  }
}
