package dev.plenum.exam.paper;

import java.util.List;

/** What is asked and what is right. */
public sealed interface Question {

  /** Exactly one choice is right. */
  record SingleChoice(List<Choice> choices, String right) implements Question {
    public SingleChoice {
      choices = List.copyOf(choices);
    }
  }

  /** Any number of choices may be right. */
  record MultipleChoice(List<Choice> choices, List<String> right, Scoring scoring)
      implements Question {
    public MultipleChoice {
      choices = List.copyOf(choices);
      right = List.copyOf(right);
    }
  }

  record TrueFalse(boolean right) implements Question {}

  /**
   * A number is asked for.
   *
   * @param right a decimal number such as {@code 3.14}
   * @param tolerance how far an answer may be off, a decimal number of zero or more
   */
  record Numeric(String right, String tolerance) implements Question {

    /** Whether nothing but the number itself is right. */
    public boolean exact() {
      return tolerance.equals("0");
    }
  }

  /**
   * A word or two.
   *
   * @param accepted any of these is right; {@code *} stands for any characters
   */
  record ShortText(List<String> accepted, boolean caseSensitive) implements Question {
    public ShortText {
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * Marked by people.
   *
   * @param maxCharacters the longest answer that is taken
   */
  record Essay(int maxCharacters) implements Question {}

  /** How several right choices make marks. */
  enum Scoring {
    /** All the right ones and no other, or nothing. */
    ALL_OR_NOTHING,
    /** A share for each right choice, less a share for each wrong one, never below the penalty. */
    PARTIAL
  }
}
