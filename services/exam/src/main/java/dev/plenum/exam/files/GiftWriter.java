package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Writes GIFT; what it has no words for stands in comments that {@link GiftReader} understands. */
final class GiftWriter {
  private GiftWriter() {}

  static String write(Paper paper) {
    StringBuilder gift = new StringBuilder();
    if (!paper.title().isEmpty()) {
      gift.append("// plenum title: ").append(paper.title()).append("\n\n");
    }
    for (Item item : paper.items()) {
      gift.append(directive(paper, item)).append('\n').append(question(item)).append("\n\n");
    }
    return gift.toString();
  }

  private static String directive(Paper paper, Item item) {
    StringBuilder said =
        new StringBuilder("// plenum id=")
            .append(item.id())
            .append(" marks=")
            .append(WrittenNumbers.text(item.marks()))
            .append(" penalty=")
            .append(WrittenNumbers.text(item.penalty()));
    switch (item.question()) {
      case Question.MultipleChoice multiple ->
          said.append(" scoring=").append(PaperRows.scoring(multiple.scoring()));
      case Question.ShortText text -> said.append(" case=").append(text.caseSensitive());
      case Question.Essay essay -> said.append(" longest=").append(essay.maxCharacters());
      case Question.SingleChoice _, Question.TrueFalse _, Question.Numeric _ -> {}
    }
    List<Choice> choices = PaperRows.choices(item.question());
    if (!choices.isEmpty()) {
      said.append(" choices=")
          .append(choices.stream().map(Choice::id).collect(Collectors.joining(",")));
    }
    Pool pool = Formats.poolOf(paper, item);
    if (pool != null) {
      said.append(" pool=").append(pool.id()).append(" draw=").append(pool.draw());
    }
    return said.toString();
  }

  private static String question(Item item) {
    boolean html = Formats.pictures(item);
    String stem = part(item.text(), item.images(), html);
    return "::"
        + GiftText.escape(item.id())
        + "::"
        + (html ? "[html]" : "[plain]")
        + stem
        + " {"
        + answers(item, html)
        + "}";
  }

  private static String part(String text, List<Image> images, boolean html) {
    return GiftText.escape(html ? HtmlText.write(text, pictures(images)) : text);
  }

  private static String pictures(List<Image> images) {
    StringBuilder tags = new StringBuilder();
    for (Image image : images) {
      tags.append("<img src=\"@@PLUGINFILE@@/")
          .append(PaperRows.FOLDER)
          .append(Pictures.fileName(image))
          .append("\" alt=\"")
          .append(image.text() == null ? "" : HtmlEntities.encode(image.text()))
          .append("\">");
    }
    return tags.toString();
  }

  private static String answers(Item item, boolean html) {
    return switch (item.question()) {
      case Question.SingleChoice single -> single(item, single, html);
      case Question.MultipleChoice multiple -> multiple(multiple, html);
      case Question.TrueFalse truth -> truth.right() ? "TRUE" : "FALSE";
      case Question.Numeric number -> "#" + number.right() + ":" + number.tolerance();
      case Question.ShortText text ->
          text.accepted().stream()
              .map(word -> "=%100%" + part(word, List.of(), html))
              .collect(Collectors.joining(" "));
      case Question.Essay _ -> "";
    };
  }

  private static String single(Item item, Question.SingleChoice single, boolean html) {
    // Always with a share: a text may itself begin with what looks like one.
    String wrong = item.penalty().hundredths() == 0 ? "~%0%" : "~%-" + percent(item) + "%";
    return single.choices().stream()
        .map(choice -> (choice.id().equals(single.right()) ? "=%100%" : wrong) + text(choice, html))
        .collect(Collectors.joining(" "));
  }

  /** What a wrong answer takes off, as a share of the marks; Moodle knows no more than all. */
  private static String percent(Item item) {
    long marks = Math.max(1, item.marks().hundredths());
    BigDecimal share =
        BigDecimal.valueOf(item.penalty().hundredths() * 100)
            .divide(BigDecimal.valueOf(marks), 5, RoundingMode.HALF_UP);
    return WrittenNumbers.plain(share.min(BigDecimal.valueOf(100)));
  }

  private static String multiple(Question.MultipleChoice multiple, boolean html) {
    BigDecimal share = Formats.share(multiple);
    boolean partial = multiple.scoring() == Scoring.PARTIAL;
    BigDecimal wrong = partial ? share.negate() : BigDecimal.valueOf(-100);
    return multiple.choices().stream()
        .map(choice -> {
          BigDecimal percent = multiple.right().contains(choice.id()) ? share : wrong;
          return "~%" + WrittenNumbers.plain(percent) + "%" + text(choice, html);
        })
        .collect(Collectors.joining(" "));
  }

  private static String text(Choice choice, boolean html) {
    List<Image> images = choice.image() == null ? List.of() : List.of(choice.image());
    return part(choice.text(), images, html);
  }
}
