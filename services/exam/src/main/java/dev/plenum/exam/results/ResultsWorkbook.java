package dev.plenum.exam.results;

import dev.plenum.exam.analysis.ItemFigures;
import dev.plenum.exam.analysis.PaperFigures;
import dev.plenum.exam.files.Workbooks;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.results.Results.Student;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code results.xlsx}: results, items, strikes, and why every mark is what it is. */
public final class ResultsWorkbook {
  public static final String FILE = "results.xlsx";
  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Results results;
  private final @Nullable PaperFigures figures;

  private ResultsWorkbook(Results results, @Nullable PaperFigures figures) {
    this.results = results;
    this.figures = figures;
  }

  /** The same results and figures give the same bytes. */
  public static byte[] write(Results results, @Nullable PaperFigures figures) {
    ResultsWorkbook workbook = new ResultsWorkbook(results, figures);
    return Workbooks.write(
        List.of(
            new Workbooks.Sheet("results", workbook.students(), List.of(14, 28, 12)),
            new Workbooks.Sheet("items", workbook.items(), List.of(12, 10, 60)),
            new Workbooks.Sheet("strikes", workbook.strikes(), List.of(14, 28, 8, 14, 24)),
            new Workbooks.Sheet("explanations", workbook.explanations(), List.of(14, 28, 8, 100)),
            new Workbooks.Sheet("about", workbook.about(), List.of(24, 60))));
  }

  private List<List<?>> students() {
    List<List<?>> rows = new ArrayList<>();
    List<Object> header = new ArrayList<>(List.of("roll", "name", "state"));
    results.items().forEach(item -> header.add(item.id()));
    header.addAll(
        List.of("adjustment", "total", "penalty %", "score", "max", "strikes", "comment"));
    rows.add(header);
    for (Student student : results.students()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.addAll(List.of(student.roll(), student.name(), student.state()));
      for (Marks marks : student.marks()) {
        row.add(marks == null ? null : Numbers.of(marks));
      }
      row.add(Numbers.of(student.adjustment()));
      row.add(Numbers.of(student.total()));
      row.add(student.penaltyPercent());
      row.add(Numbers.of(student.score()));
      row.add(Numbers.of(student.max()));
      row.add(student.strikes().size());
      row.add(student.comment());
      rows.add(row);
    }
    return rows;
  }

  private List<List<?>> items() {
    List<List<?>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "item",
            "type",
            "text",
            "max",
            "asked",
            "facility",
            "discrimination",
            "corrected discrimination",
            "upper-lower 27 %",
            "alpha without",
            "choices taken"));
    for (int i = 0; i < results.items().size(); i++) {
      Results.Column item = results.items().get(i);
      ItemFigures figure = figures == null ? null : figures.items().get(i);
      List<@Nullable Object> row = new ArrayList<>();
      row.addAll(List.of(item.id(), item.type(), item.text(), Numbers.of(item.max())));
      if (figure != null) {
        row.addAll(
            Arrays.asList(
                figure.asked(),
                Numbers.figure(figure.facility()),
                Numbers.figure(figure.discrimination()),
                Numbers.figure(figure.corrected()),
                Numbers.figure(figure.upperLower()),
                Numbers.figure(figure.alphaWithout()),
                choices(figure)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String choices(ItemFigures figure) {
    List<String> all = new ArrayList<>();
    for (ItemFigures.ChoiceFigures choice : figure.choices()) {
      String name = choice.id().isEmpty() ? "none" : choice.id();
      all.add(
          String.format(
              Locale.ROOT,
              "%s%s %d (%d/%d)",
              name,
              choice.right() ? "*" : "",
              choice.count(),
              choice.upper(),
              choice.lower()));
    }
    return String.join(", ", all);
  }

  private List<List<?>> strikes() {
    List<List<?>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "roll",
            "name",
            "strike",
            "kind",
            "at",
            "penalty %",
            "ended the attempt",
            "state",
            "drill",
            "rules",
            "evidence (ledger)",
            "reviewed by",
            "reason"));
    for (Student student : results.students()) {
      for (Results.StrikeLine strike : student.strikes()) {
        rows.add(
            Arrays.asList(
                student.roll(),
                student.name(),
                strike.number(),
                strike.kind(),
                strike.at().toString(),
                strike.penaltyPercent(),
                strike.terminate() ? "yes" : "no",
                strike.state(),
                strike.drill() ? "yes" : "no",
                "version " + strike.ruleVersion(),
                strike.incidentSeq(),
                strike.reviewer(),
                strike.reason()));
      }
    }
    return rows;
  }

  private List<List<?>> explanations() {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("roll", "name", "line", "explanation"));
    for (Student student : results.students()) {
      for (int line = 0; line < student.explanations().size(); line++) {
        rows.add(
            List.of(student.roll(), student.name(), line + 1, student.explanations().get(line)));
      }
    }
    return rows;
  }

  private List<List<?>> about() {
    List<List<?>> rows = new ArrayList<>();
    Instant published = results.publishedAt();
    rows.add(List.of("what", "value"));
    rows.add(List.of("exam", results.exam()));
    rows.add(List.of("title", results.title()));
    rows.add(List.of("version of the marksheet", results.version()));
    rows.add(List.of("published", published == null ? "not yet" : published.toString()));
    rows.add(List.of("ledger position", results.seq()));
    rows.add(List.of("students", results.students().size()));
    PaperFigures paper = figures;
    if (paper != null) {
      rows.add(Arrays.asList("students analysed", paper.students()));
      rows.add(Arrays.asList("mean", Numbers.figure(paper.mean())));
      rows.add(Arrays.asList("median", Numbers.figure(paper.median())));
      rows.add(Arrays.asList("standard deviation", Numbers.figure(paper.deviation())));
      rows.add(Arrays.asList("Cronbach's alpha", Numbers.figure(paper.alpha())));
      rows.add(
          Arrays.asList(
              "standard error of measurement", Numbers.figure(paper.errorOfMeasurement())));
    }
    return rows;
  }
}
