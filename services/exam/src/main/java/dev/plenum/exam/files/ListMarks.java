package dev.plenum.exam.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands before the lines of a list: a question that asks for step 2 needs the numbers. */
final class ListMarks {
  private static final int MOST_LETTERS = 26;
  private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] SIGNS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  private final Deque<Counter> open = new ArrayDeque<>();

  /** A list; one without a type has no numbers. */
  private static final class Counter {
    private final String type;
    private int next;

    Counter(String type, int next) {
      this.type = type;
      this.next = next;
    }
  }

  void open(String name, Map<String, String> attributes) {
    String type = name.equals("ol") ? attributes.getOrDefault("type", "1") : "";
    open.push(new Counter(type, number(attributes.get("start"), 1)));
  }

  void close() {
    open.poll();
  }

  /** What stands before the next line. */
  String next(Map<String, String> attributes) {
    Counter list = open.peek();
    if (list == null || list.type.isEmpty()) {
      return "- ";
    }
    int number = number(attributes.get("value"), list.next);
    list.next = number + 1;
    return written(list.type, number) + ". ";
  }

  private static String written(String type, int number) {
    return switch (type) {
      case "a", "A" ->
          number < 1 || number > MOST_LETTERS ? "" + number : cased(type, letter(number));
      case "i", "I" -> number < 1 || number > ROMAN[0] ? "" + number : cased(type, roman(number));
      default -> "" + number;
    };
  }

  private static String cased(String type, String small) {
    return Character.isUpperCase(type.charAt(0)) ? small.toUpperCase(Locale.ROOT) : small;
  }

  private static String letter(int number) {
    return ChoiceRules.letter(number - 1);
  }

  private static String roman(int number) {
    StringBuilder written = new StringBuilder();
    int rest = number;
    for (int i = 0; i < ROMAN.length; i++) {
      written.append(SIGNS[i].repeat(rest / ROMAN[i]));
      rest %= ROMAN[i];
    }
    return written.toString();
  }

  private static int number(@Nullable String written, int otherwise) {
    return written != null && written.strip().matches("-?\\d{1,6}")
        ? Integer.parseInt(written.strip())
        : otherwise;
  }
}
