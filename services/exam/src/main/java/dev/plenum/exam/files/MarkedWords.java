package dev.plenum.exam.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Words of a text that is being read that mean something else by how they stand: 10² stays 10² and
 * does not become 102, what is struck out stays struck out, and a reading stands beside its word.
 */
final class MarkedWords {
  private static final Set<String> ELEMENTS =
      Set.of("sup", "sub", "s", "strike", "del", "rt", "rp", "ruby");

  /** Where people strike out by hand, Unicode strikes out character by character. */
  private static final char STROKE = '\u0336';

  private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";

  private final StringBuilder text;
  private final Refusal refusal;
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean tooDeep;

  private record Open(String name, int from) {}

  MarkedWords(StringBuilder text, Refusal refusal) {
    this.text = text;
    this.refusal = refusal;
  }

  static boolean is(String element) {
    return ELEMENTS.contains(element);
  }

  /** Whoever ends one goes through all that are open; so there are not many. */
  void open(String element) {
    readings(element);
    if (open.size() >= Limits.DEPTH) {
      tooDeep(element);
      return;
    }
    open.push(new Open(element, text.length()));
  }

  private void tooDeep(String element) {
    if (!tooDeep) {
      refusal.of("text", "<" + element + ">", Limits.TOO_DEEP);
    }
    tooDeep = true;
  }

  /** Ends the innermost that has the name, and those that were forgotten in it. */
  void close(String element) {
    readings(element);
    end(element);
  }

  /** HTML lets a reading end where the next one or the whole begins or ends. */
  private void readings(String element) {
    if (element.startsWith("r")) {
      end("rt");
      end("rp");
    }
  }

  private void end(String element) {
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
    text.append(
        switch (one.name()) {
          case "sup" -> number(word) ? superscript(word) : "^(" + word + ")";
          case "sub" -> number(word) ? digits(word, SUBSCRIPT) : "_(" + word + ")";
          case "rt" -> word.isEmpty() ? "" : "(" + word + ")";
          case "rp" -> "";
          case "ruby" -> word;
          default -> struck(word);
        });
  }

  private static boolean number(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** What is struck out already stays as it is. */
  private static String struck(String word) {
    StringBuilder struck = new StringBuilder();
    int next;
    for (int i = 0; i < word.length(); i = next) {
      int c = word.codePointAt(i);
      next = i + Character.charCount(c);
      boolean done = c == STROKE || (next < word.length() && word.charAt(next) == STROKE);
      struck.appendCodePoint(c);
      if (!done && !Character.isWhitespace(c)) {
        struck.append(STROKE);
      }
    }
    return struck.toString();
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
