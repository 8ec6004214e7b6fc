package dev.plenum.exam.http;

import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Question;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Constants and numbers of the domain as the API and the resource spell them. */
public final class Names {
  private Names() {}

  /** {@code FOCUS_LOST} is {@code focusLost}. */
  public static String of(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (char c : constant.name().toCharArray()) {
      if (c == '_') {
        upper = true;
      } else {
        name.append(upper ? c : Character.toLowerCase(c));
        upper = false;
      }
    }
    return name.toString();
  }

  /** The constant that is spelled so, the way of the API or of Java; null where there is none. */
  public static <T extends Enum<T>> @Nullable T read(Class<T> type, @Nullable String spelled) {
    for (T constant : type.getEnumConstants()) {
      if (of(constant).equals(spelled) || constant.name().equals(spelled)) {
        return constant;
      }
    }
    return null;
  }

  public static String of(Question question) {
    return switch (question) {
      case Question.SingleChoice _ -> "single";
      case Question.MultipleChoice _ -> "multiple";
      case Question.TrueFalse _ -> "truefalse";
      case Question.Numeric _ -> "numeric";
      case Question.ShortText _ -> "short";
      case Question.Essay _ -> "essay";
    };
  }

  /** Marks as a number with two decimals. */
  public static BigDecimal marks(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }

  public static BigDecimal marks(Marks marks) {
    return marks(marks.hundredths());
  }

  /** Hundredths of a mark; null where a number is finer than that or beyond all marks. */
  public static @Nullable Long hundredths(@Nullable BigDecimal marks) {
    if (marks == null || marks.precision() > 20 || Math.abs((long) marks.scale()) > 20) {
      return null;
    }
    BigDecimal hundredths = marks.movePointRight(2).stripTrailingZeros();
    boolean whole = hundredths.scale() <= 0 && hundredths.precision() - hundredths.scale() <= 12;
    return whole ? hundredths.longValueExact() : null;
  }
}
