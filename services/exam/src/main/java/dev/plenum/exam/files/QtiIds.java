package dev.plenum.exam.files;

import java.util.regex.Pattern;

/** Identifiers: QTI's begin with a letter, ours may begin with a digit. */
final class QtiIds {
  private static final String PREFIX = "plenum-";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");

  private QtiIds() {}

  static String out(String id) {
    return IDENTIFIER.matcher(id).matches() && !id.startsWith(PREFIX) ? id : PREFIX + id;
  }

  static String in(String identifier) {
    return identifier.startsWith(PREFIX) ? identifier.substring(PREFIX.length()) : identifier;
  }

  /** One that no id of ours becomes. */
  static String own(String name) {
    return PREFIX + PREFIX + name;
  }
}
