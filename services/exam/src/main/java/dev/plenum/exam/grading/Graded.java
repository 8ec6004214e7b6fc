package dev.plenum.exam.grading;

import dev.plenum.exam.paper.Marks;

/**
 * What an answer is worth and why.
 *
 * @param outcome in one word
 * @param explanation what was answered and what is right, for people
 */
public record Graded(Marks marks, Outcome outcome, String explanation) {

  /** How an answer compares with the key. */
  public enum Outcome {
    RIGHT,
    PARTLY,
    WRONG,
    BLANK,
    /** A number is asked for and something else was typed: it counts as not answered. */
    UNREAD,
    /** The key cannot say; a person must. */
    WAITING
  }
}
