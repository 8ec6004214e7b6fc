package dev.plenum.exam.paper;

import java.util.List;

/** What a student put down. */
public sealed interface Answer {

  /** The choices that are marked; one for single choice. Sorted by id. */
  record Chosen(List<String> choices) implements Answer {
    public Chosen {
      choices = choices.stream().sorted().toList();
    }
  }

  record Truth(boolean value) implements Answer {}

  /** A number or a text, as it was typed. */
  record Text(String value) implements Answer {}

  /** The student took the answer back. */
  record Blank() implements Answer {}
}
