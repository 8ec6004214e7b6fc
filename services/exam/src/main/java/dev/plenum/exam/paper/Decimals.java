package dev.plenum.exam.paper;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them. */
public final class Decimals {
  /** Bounded, because a number with an exponent of a million digits is an attack. */
  private static final int LONGEST = 60;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d{1,3})?");

  private Decimals() {}

  /**
   * The number in a text: a point or a comma before the decimals, an exponent where one is needed,
   * blanks around it; null where it is none.
   */
  public static @Nullable BigDecimal read(String typed) {
    String text = typed.strip().replace('\u2212', '-');
    return text.length() <= LONGEST && NUMBER.matcher(text).matches()
        ? new BigDecimal(text.replace(',', '.'))
        : null;
  }
}
