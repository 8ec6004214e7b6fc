package dev.plenum.exam.files;

import java.util.regex.Pattern;

/** What items, choices and pools are called. */
final class Ids {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Ids() {}

  static boolean valid(String text) {
    return ID.matcher(text).matches();
  }
}
