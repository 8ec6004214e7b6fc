package dev.plenum.exam.results;

import dev.plenum.exam.paper.Marks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Marks and figures as a sheet shows them. */
final class Numbers {
  private Numbers() {}

  static BigDecimal of(Marks marks) {
    return BigDecimal.valueOf(marks.hundredths(), 2);
  }

  static String text(Marks marks) {
    return of(marks).toPlainString();
  }

  /** To four decimals, so that the last bits of a processor do not show. */
  static @Nullable BigDecimal figure(@Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? null
        : BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }
}
