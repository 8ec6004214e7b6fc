package dev.plenum.exam.domain.conduct;

/** What a student objects to. */
public sealed interface AppealSubject {

  record OfStrike(int number) implements AppealSubject {}

  /** The marks of an item. */
  record OfItem(String item) implements AppealSubject {}

  /** That an answer was too late to count. */
  record OfLateAnswer(String item) implements AppealSubject {}
}
