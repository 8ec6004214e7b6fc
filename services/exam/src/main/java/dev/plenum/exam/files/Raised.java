package dev.plenum.exam.files;

import java.util.ArrayDeque;
import java.util.Deque;

/** Raised and lowered words of a text that is being read: 10² stays 10² and does not become 102. */
final class Raised {
  private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";

  private final StringBuilder text;
  private final Deque<Open> open = new ArrayDeque<>();

  private record Open(String name, int from) {}

  Raised(StringBuilder text) {
    this.text = text;
  }

  static boolean is(String element) {
    return element.equals("sup") || element.equals("sub");
  }

  void open(String element) {
    open.push(new Open(element, text.length()));
  }

  /** Ends the innermost that has the name, and those that were forgotten in it. */
  void close(String element) {
    if (open.stream().noneMatch(one -> one.name().equals(element))) {
      return;
    }
    boolean found = false;
    while (!found) {
      Open last = open.pop();
      found = last.name().equals(element);
      end(last);
    }
  }

  void closeAll() {
    while (!open.isEmpty()) {
      end(open.pop());
    }
  }

  private void end(Open one) {
    // A line break takes blanks back, also those from before.
    String word = text.substring(Math.min(one.from(), text.length())).strip();
    text.setLength(Math.min(one.from(), text.length()));
    boolean raised = one.name().equals("sup");
    if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      text.append(raised ? superscript(word) : digits(word, SUBSCRIPT));
    } else {
      text.append(raised ? "^(" : "_(").append(word).append(')');
    }
  }

  static String superscript(String number) {
    return digits(number, SUPERSCRIPT);
  }

  private static String digits(String number, String signs) {
    StringBuilder small = new StringBuilder();
    number.chars().forEach(c -> small.append(signs.charAt(c - '0')));
    return small.toString();
  }
}
