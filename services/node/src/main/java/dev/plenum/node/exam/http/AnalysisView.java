package dev.plenum.node.exam.http;

import dev.plenum.exam.analysis.ItemFigures;
import dev.plenum.exam.analysis.PaperFigures;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.http.KeyChangeView;
import dev.plenum.exam.http.Names;
import dev.plenum.exam.http.People;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a paper did, for those who set it: with the key, so never for students. */
public record AnalysisView(
    int count,
    double max,
    double mean,
    double median,
    double deviation,
    @Nullable Double alpha,
    @Nullable Double errorOfMeasurement,
    List<Bin> distribution,
    List<ItemView> items,
    int keyVersion,
    List<KeyChangeView> keyChanges) {

  /** How many students' totals lie in a range. */
  public record Bin(double from, double to, int count) {}

  /** An item with its key and its figures. */
  public record ItemView(
      String id,
      String type,
      String text,
      @Nullable String right,
      @Nullable String tolerance,
      @Nullable List<String> accepted,
      int asked,
      double facility,
      @Nullable Double discrimination,
      @Nullable Double corrected,
      @Nullable Double upperLower,
      @Nullable Double alphaWithout,
      List<ChoiceView> choices) {}

  /** A choice and how it attracted. */
  public record ChoiceView(
      String id, @Nullable String text, boolean right, int count, int upper, int lower) {}

  static AnalysisView of(Exam exam, PaperFigures figures, People people) {
    Paper paper = Objects.requireNonNull(exam.papers().paper());
    List<ItemView> items = new ArrayList<>();
    for (ItemFigures figure : figures.items()) {
      items.add(item(Objects.requireNonNull(paper.item(figure.id())), figure));
    }
    return new AnalysisView(
        figures.students(),
        figures.max(),
        figures.mean(),
        figures.median(),
        figures.deviation(),
        figures.alpha(),
        figures.errorOfMeasurement(),
        bins(figures),
        items,
        exam.grades().keyVersion(),
        KeyChangeView.of(exam, people));
  }

  private static List<Bin> bins(PaperFigures figures) {
    List<Bin> bins = new ArrayList<>();
    double width = figures.max() / Math.max(1, figures.bins().size());
    for (int i = 0; i < figures.bins().size(); i++) {
      bins.add(new Bin(i * width, (i + 1) * width, figures.bins().get(i)));
    }
    return bins;
  }

  private static ItemView item(Item item, ItemFigures figures) {
    Question question = item.question();
    return new ItemView(
        item.id(),
        Names.of(question),
        item.text(),
        question instanceof Question.Numeric numeric ? numeric.right() : null,
        question instanceof Question.Numeric numeric ? numeric.tolerance() : null,
        question instanceof Question.ShortText text ? text.accepted() : null,
        figures.asked(),
        figures.facility(),
        figures.discrimination(),
        figures.corrected(),
        figures.upperLower(),
        figures.alphaWithout(),
        figures.choices().stream().map(choice -> choice(question, choice)).toList());
  }

  private static ChoiceView choice(Question question, ItemFigures.ChoiceFigures figures) {
    List<Choice> offered =
        switch (question) {
          case Question.SingleChoice single -> single.choices();
          case Question.MultipleChoice multiple -> multiple.choices();
          case Question.TrueFalse _, Question.Numeric _, Question.ShortText _, Question.Essay _ ->
              List.of();
        };
    String text =
        offered.stream()
            .filter(choice -> choice.id().equals(figures.id()))
            .map(Choice::text)
            .findFirst()
            .orElse(null);
    return new ChoiceView(
        figures.id(), text, figures.right(), figures.count(), figures.upper(), figures.lower());
  }
}
