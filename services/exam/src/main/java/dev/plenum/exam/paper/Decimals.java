package dev.plenum.exam.paper;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people type them. What somebody plainly means is read; what could mean two numbers, or
 * none, is not. The page reads alike ({@code web/exam/number.js}), so that nobody is told one thing
 * and marked for another.
 */
public final class Decimals {
  /** Bounded, because a number with an exponent of a million digits is an attack. */
  private static final int LONGEST = 60;

  private static final String EXPONENT = "([+-]?\\d{1,3})";

  /** {@code 1.5e3}, and {@code 1.5 × 10^3} as people write it. */
  private static final Pattern SCIENTIFIC =
      Pattern.compile("(.*\\d[.,]?)(?:e" + EXPONENT + "| ?[×x*] ?10 ?\\^ ?" + EXPONENT + ")");

  private static final Pattern POWER = Pattern.compile("([+-]?) ?10 ?\\^ ?" + EXPONENT);
  private static final Pattern PLAIN = Pattern.compile("\\d+(?:[.,]\\d*)?|[.,]\\d+");

  /** Blanks and apostrophes only ever part thousands. */
  private static final Pattern PARTED =
      Pattern.compile(groups(" ") + "(?:[.,]\\d*)?|" + groups("'") + "(?:[.,]\\d*)?");

  /** A comma parts thousands where a point begins the decimals, or where there are several. */
  private static final Pattern COMMAS =
      Pattern.compile(groups(",") + "\\.\\d*|[1-9]\\d{0,2}(?:,\\d{3}){2,}|" + lakhs(","));

  private static final Pattern POINTS =
      Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d*|[1-9]\\d{0,2}(?:\\.\\d{3}){2,}");

  private static final Pattern EITHER = Pattern.compile("[+-]? ?[1-9]\\d{0,2},\\d{3}");

  private Decimals() {}

  /** The number in a text; null where it is none. */
  public static @Nullable BigDecimal read(String typed) {
    String text = DecimalSigns.plain(typed);
    if (typed.length() > 2 * LONGEST || text.length() > LONGEST) {
      return null;
    }
    Matcher power = POWER.matcher(text);
    if (power.matches()) {
      return new BigDecimal(power.group(1) + "1e" + power.group(2));
    }
    Matcher scientific = SCIENTIFIC.matcher(text);
    boolean large = scientific.matches();
    String number = large ? signed(scientific.group(1)) : signed(text);
    if (number == null || !large) {
      return number == null ? null : new BigDecimal(number);
    }
    String exponent = scientific.group(2) == null ? scientific.group(3) : scientific.group(2);
    return new BigDecimal(number + "e" + exponent);
  }

  /** Whether it can be read as thousands as well as with three decimals. */
  public static boolean ambiguous(String typed) {
    return EITHER.matcher(DecimalSigns.plain(typed)).matches();
  }

  private static @Nullable String signed(String text) {
    boolean sign = text.startsWith("-") || text.startsWith("+");
    String number = unsigned(sign ? text.substring(1).strip() : text);
    return number == null || !sign ? number : text.charAt(0) + number;
  }

  /** Without what parts thousands, and with a point before the decimals. */
  private static @Nullable String unsigned(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text.replace(',', '.');
    }
    if (PARTED.matcher(text).matches()) {
      return text.replaceAll("[ ']", "").replace(',', '.');
    }
    if (COMMAS.matcher(text).matches()) {
      return text.replace(",", "");
    }
    return POINTS.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : null;
  }

  private static String groups(String parting) {
    return "(?:[1-9]\\d{0,2}(?:%s\\d{3})+|%s)".formatted(parting, lakhs(parting));
  }

  /** As in India: 12,34,567. */
  private static String lakhs(String parting) {
    return "[1-9]\\d?(?:%s\\d{2})+%s\\d{3}".formatted(parting, parting);
  }
}
