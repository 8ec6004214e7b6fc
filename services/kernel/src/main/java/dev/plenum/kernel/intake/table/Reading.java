package dev.plenum.kernel.intake.table;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file gave: a value, or problems.
 *
 * @param notes what was left out or taken differently, worth a person's look
 */
public record Reading<T>(@Nullable T value, List<Problem> problems, List<String> notes) {
  public Reading {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  public static <T> Reading<T> of(T value, Problems problems) {
    return problems.none() ? new Reading<>(value, List.of(), problems.notes()) : failed(problems);
  }

  public static <T> Reading<T> failed(Problems problems) {
    return new Reading<>(null, problems.list(), problems.notes());
  }

  public boolean good() {
    return value != null;
  }

  /** The value of a reading without problems. */
  public T get() {
    return Objects.requireNonNull(value, "a reading with problems has no value");
  }
}
