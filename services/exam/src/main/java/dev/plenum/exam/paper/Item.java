package dev.plenum.exam.paper;

import java.util.List;

/**
 * An item of a paper.
 *
 * @param id unique within the paper
 * @param text the stem; plain text, in which a line break is a line break
 * @param marks for a right answer
 * @param penalty taken off for a wrong answer; zero or more
 */
public record Item(
    String id, String text, List<Image> images, Marks marks, Marks penalty, Question question) {
  public Item {
    images = List.copyOf(images);
  }
}
