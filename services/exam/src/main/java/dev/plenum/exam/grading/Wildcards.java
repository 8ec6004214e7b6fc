package dev.plenum.exam.grading;

import java.text.Normalizer;
import java.util.Locale;

/** Whether a short text is one that is accepted. */
final class Wildcards {
  private Wildcards() {}

  /**
   * Compares as people do: blanks around and doubled blanks do not count, composed and decomposed
   * letters are the same, {@code *} stands for any characters. Takes time in proportion to the
   * lengths multiplied at worst, whatever the pattern.
   */
  static boolean match(String pattern, String text, boolean caseSensitive) {
    return glob(plain(pattern, caseSensitive), plain(text, caseSensitive));
  }

  private static String plain(String text, boolean caseSensitive) {
    String tidy = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
    return caseSensitive ? tidy : tidy.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean glob(String pattern, String text) {
    int p = 0;
    int star = -1;
    int resume = 0;
    int t = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
