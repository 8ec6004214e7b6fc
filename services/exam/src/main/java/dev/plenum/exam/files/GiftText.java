package dev.plenum.exam.files;

/** GIFT's backslashes. */
final class GiftText {
  private static final String SPECIAL = "~=#{}:\\";

  private GiftText() {}

  /** Where any of some characters stands without a backslash before it; -1 where none does. */
  static int find(String text, int from, String any) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (any.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Backslashes taken away; a backslash before any other character stands for itself. */
  static String plain(String escaped) {
    StringBuilder plain = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      char next = i + 1 < escaped.length() ? escaped.charAt(i + 1) : 0;
      if (c == '\\' && next == 'n') {
        plain.append('\n');
        i++;
      } else if (c == '\\' && next != 0 && SPECIAL.indexOf(next) >= 0) {
        plain.append(next);
        i++;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        escaped.append("\\n");
      } else {
        escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }
}
