package dev.plenum.exam.files;

import dev.plenum.exam.paper.Decimals;
import dev.plenum.exam.paper.Marks;
import dev.plenum.kernel.intake.table.XlsxTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of a file: what people type, and what only a spreadsheet would write. */
final class WrittenNumbers {
  private WrittenNumbers() {}

  /** Null where it is no number, or where a comma could part thousands as well as decimals. */
  static @Nullable BigDecimal parse(String written) {
    return Decimals.ambiguous(written) ? null : Decimals.read(written);
  }

  /** Null where it is not from zero to 1,000 with two decimals at most. */
  static @Nullable Marks marks(String written) {
    BigDecimal value = parse(written);
    if (value == null || value.signum() < 0 || value.compareTo(BigDecimal.valueOf(1000)) > 0) {
      return null;
    }
    BigDecimal hundredths = value.movePointRight(2);
    try {
      return new Marks(hundredths.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    } catch (ArithmeticException e) {
      return null;
    }
  }

  static String text(Marks marks) {
    return plain(BigDecimal.valueOf(marks.hundredths(), 2));
  }

  /** Without exponent and without zeros at the end. */
  static String plain(BigDecimal value) {
    return XlsxTable.plain(value);
  }
}
