package dev.plenum.kernel.intake.table;

/** What any text of a file must hold to, so that every format can carry it. */
public final class Texts {
  private Texts() {}

  /** Line breaks as {@code \n}, nothing around; a non-breaking blank is a blank. */
  public static String tidy(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ').strip();
  }

  /** The tidied text; a problem where a character cannot be shown or there are too many. */
  public static String checked(String where, String written, int most, Problems problems) {
    String text = tidy(written);
    if (text.length() > most) {
      problems.add(where, text, "may have " + most + " characters");
    }
    int strange = strange(text);
    if (strange >= 0) {
      problems.add(
          where,
          String.format("U+%04X", text.codePointAt(strange)),
          "is a character that cannot be shown");
    }
    return text;
  }

  /** Where the first control character or broken pair stands; -1 where none does. */
  private static int strange(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      int kind = Character.getType(c);
      boolean layout = c == '\n' || c == '\t';
      boolean broken = kind == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
      if (broken || (kind == Character.CONTROL && !layout)) {
        return i;
      }
    }
    return -1;
  }
}
