package dev.plenum.exam.files;

import dev.plenum.exam.domain.roster.ExtraTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Extra time as rosters write it: {@code 10m}, {@code 10 min}, {@code 1.25x}, {@code 25%}. */
final class ExtraTimes {
  private static final Pattern MINUTES =
      Pattern.compile("\\+?(\\d{1,4}) ?(?:m|min|mins|minutes|minuten)");
  private static final Pattern FACTOR = Pattern.compile("[x×*]? ?(\\d+(?:[.,]\\d+)?) ?[x×]?");
  private static final Pattern PERCENT = Pattern.compile("\\+?(\\d{1,3}(?:[.,]\\d)?) ?%");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private ExtraTimes() {}

  /** Null where it is none of them: a bare 10 could be minutes or per cent. */
  static @Nullable ExtraTime read(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.equals("0") || text.equals("-")) {
      return ExtraTime.NONE;
    }
    Matcher minutes = MINUTES.matcher(text);
    if (minutes.matches()) {
      int count = Integer.parseInt(minutes.group(1));
      return count <= Duration.ofDays(1).toMinutes() ? ExtraTime.minutes(count) : null;
    }
    Matcher percent = PERCENT.matcher(text);
    if (percent.matches()) {
      return factor(decimal(percent.group(1)).movePointLeft(2).add(BigDecimal.ONE));
    }
    Matcher factor = FACTOR.matcher(text);
    boolean marked = text.matches(".*[x×*].*");
    return marked && factor.matches() ? factor(decimal(factor.group(1))) : null;
  }

  private static BigDecimal decimal(String digits) {
    return new BigDecimal(digits.replace(',', '.'));
  }

  private static @Nullable ExtraTime factor(BigDecimal factor) {
    BigDecimal permille = factor.multiply(THOUSAND).stripTrailingZeros();
    boolean fits =
        permille.scale() <= 0
            && permille.compareTo(THOUSAND) >= 0
            && permille.compareTo(BigDecimal.valueOf(10_000)) <= 0;
    return fits ? ExtraTime.factor(permille.intValueExact()) : null;
  }
}
