package dev.plenum.exam.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plenum.exam.paper.Image;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The essays of a paper, for those who mark them. */
public record EssaysView(List<Essay> essays) {

  /** How far the marking of an answer is, for the one who looks. */
  public enum State {
    /** Nobody has marked it. */
    @JsonProperty("open")
    OPEN,
    /** The one who looks has, and nobody else. */
    @JsonProperty("mine")
    MINE,
    /** One other person has. */
    @JsonProperty("second")
    SECOND,
    /** Two agree. */
    @JsonProperty("agreed")
    AGREED,
    /** Two differ; a third person decides, or one of them thinks again. */
    @JsonProperty("differs")
    DIFFERS,
    /** A third person decided, or the sheet says it. */
    @JsonProperty("settled")
    SETTLED
  }

  /**
   * An essay.
   *
   * @param answers how many were given
   * @param open how many of them nobody has marked
   * @param second how many one other person has marked
   * @param claim who marks it at the moment; null where nobody does
   */
  public record Essay(
      String id,
      String text,
      List<Image> images,
      BigDecimal max,
      BigDecimal min,
      int answers,
      int open,
      int second,
      int differs,
      @Nullable ClaimView claim) {}

  public record ClaimView(String by, boolean mine, String until) {}

  public record Answers(Essay essay, List<Line> answers) {}

  /**
   * An answer.
   *
   * @param answer its handle, which names nobody
   */
  public record Line(String answer, State state) {}

  /**
   * An answer to be read.
   *
   * @param mine what the one who looks gave; null where nothing
   * @param given what all gave, once that may be known
   */
  public record One(
      String answer, State state, String text, @Nullable GivenMark mine, List<GivenMark> given) {}

  public record GivenMark(String by, BigDecimal marks, @Nullable String comment, long seq) {}
}
