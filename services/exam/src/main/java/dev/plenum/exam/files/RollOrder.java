package dev.plenum.exam.files;

import java.util.Comparator;

/** Roll numbers as people order them: 9 before 10, A2 before A10. */
final class RollOrder {
  static final Comparator<String> NATURAL = RollOrder::compare;

  private RollOrder() {}

  private static int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int endOne = digits(one, i);
      int endOther = digits(other, j);
      int difference =
          endOne > i && endOther > j
              ? number(one.substring(i, endOne), other.substring(j, endOther))
              : Character.compare(one.charAt(i), other.charAt(j));
      if (difference != 0) {
        return difference;
      }
      i = Math.max(i + 1, endOne);
      j = Math.max(j + 1, endOther);
    }
    int rest = Integer.compare(one.length() - i, other.length() - j);
    // 007 and 7 are different people: the text decides.
    return rest != 0 ? rest : one.compareTo(other);
  }

  /** The end of the digits that begin at a place; the place itself where none do. */
  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String one, String other) {
    String bare = one.replaceFirst("^0+(?=.)", "");
    String otherBare = other.replaceFirst("^0+(?=.)", "");
    int length = Integer.compare(bare.length(), otherBare.length());
    return length != 0 ? length : bare.compareTo(otherBare);
  }
}
