package dev.plenum.exam.paper;

/** The one sign for each of the many that mean the same in a number. */
final class DecimalSigns {
  private static final String MINUS =
      "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";
  private static final String PLUS = "+\uFE62\uFF0B";
  private static final String POINT = ".\uFF0E\uFE52";
  private static final String COMMA = ",\uFF0C\uFE50\u066B";
  private static final String APOSTROPHE = "'\u2019\u02BC\uFF07\u066C";
  private static final String TIMES = "×xX*·⋅∙\uFF0A";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final String LEVEL = "0123456789+-";

  private DecimalSigns() {}

  /**
   * The same with the digits and signs of a keyboard, single blanks, and nothing that is not seen.
   * Raised digits are a power: 10² is {@code 10^2} and never 102.
   */
  static String plain(String typed) {
    StringBuilder plain = new StringBuilder(typed.length());
    boolean raised = false;
    for (int i = 0; i < typed.length(); i += Character.charCount(typed.codePointAt(i))) {
      int c = typed.codePointAt(i);
      int power = RAISED.indexOf(c);
      if (power >= 0) {
        plain.append(raised ? "" : "^").append(LEVEL.charAt(power));
      } else {
        sign(c, plain);
      }
      raised = power >= 0;
    }
    return plain.toString().strip();
  }

  private static void sign(int c, StringBuilder plain) {
    if (Character.getType(c) == Character.FORMAT) {
      return;
    }
    // Those outside of the first plane are for printers, and not every browser knows them.
    if (c < 0x10000 && Character.isDigit(c)) {
      plain.append(Character.digit(c, 10));
    } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
      boolean begun = !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ';
      plain.append(begun ? " " : "");
    } else {
      plain.appendCodePoint(one(c));
    }
  }

  private static int one(int c) {
    if (MINUS.indexOf(c) >= 0) {
      return '-';
    }
    if (PLUS.indexOf(c) >= 0) {
      return '+';
    }
    if (POINT.indexOf(c) >= 0) {
      return '.';
    }
    if (COMMA.indexOf(c) >= 0) {
      return ',';
    }
    if (APOSTROPHE.indexOf(c) >= 0) {
      return '\'';
    }
    if (TIMES.indexOf(c) >= 0) {
      return '×';
    }
    return c == 'E' || c == 'ｅ' || c == 'Ｅ' ? 'e' : c;
  }
}
