package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a paper from a sheet: one item a row. */
final class PaperTable {
  private static final Pattern LISTED = Pattern.compile("[,;|\\n]");

  /** A bar or a line break that no backslash precedes. */
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)[|\\n]");

  private final Pictures pictures;
  private final Problems problems;

  PaperTable(Pictures pictures, Problems problems) {
    this.pictures = pictures;
    this.problems = problems;
  }

  PaperYaml.Found read(Table table) {
    PaperColumns columns = new PaperColumns(table.header(), problems);
    problems.addAll(table.faultsIn(columns.used()));
    List<Draft> drafts = new ArrayList<>();
    Map<String, String> draws = new LinkedHashMap<>();
    String title = "";
    for (Table.Line line : table.lines()) {
      Draft draft = draft(columns, line);
      drafts.add(draft);
      draw(columns, line, draft.pool, draws);
      String written = columns.plain(line, PaperColumns.TITLE);
      title = title.isBlank() ? written : title;
    }
    return new PaperYaml.Found(title, drafts, draws);
  }

  private Draft draft(PaperColumns columns, Table.Line line) {
    Draft draft = new Draft("row " + line.row());
    draft.id = columns.plain(line, "id");
    draft.type = columns.plain(line, "type");
    draft.text = columns.plain(line, "text");
    draft.marks = columns.plain(line, "marks");
    draft.penalty = columns.plain(line, "penalty");
    draft.scoring = columns.plain(line, "scoring");
    draft.tolerance = columns.plain(line, "tolerance");
    draft.caseSensitive = columns.plain(line, "case sensitive");
    draft.maxCharacters = columns.plain(line, "longest answer");
    draft.pool = columns.plain(line, "pool").strip();
    choices(columns, line, draft);
    right(draft, columns.plain(line, "right"));
    for (int i = 1; i <= columns.images(); i++) {
      Image image = image(draft.at("image"), columns.image(line, i), columns.imageText(line, i));
      if (image != null) {
        draft.images.add(image);
      }
    }
    return draft;
  }

  private void choices(PaperColumns columns, Table.Line line, Draft draft) {
    List<String> ids = split(columns.plain(line, "choice ids"), LISTED);
    int last = 0;
    for (int i = 0; i < columns.choices(); i++) {
      String text = columns.choice(line, i);
      String picture = columns.choiceImage(line, i);
      if (!text.isBlank() || !picture.isBlank()) {
        gap(draft, last, i);
        last = i + 1;
        Image image =
            image(draft.at("choice " + (i + 1)), picture, columns.choiceImageText(line, i));
        draft.choices.add(new Draft.Option(i < ids.size() ? ids.get(i) : "", text, image));
      }
    }
    if (!ids.isEmpty() && ids.size() != draft.choices.size()) {
      problems.add(
          draft.at("choice ids"),
          String.join(", ", ids),
          "there are " + draft.choices.size() + " choices");
    }
  }

  /** With a gap, "right: c" could mean the third column or the third choice. */
  private void gap(Draft draft, int last, int index) {
    if (last < index) {
      problems.add(
          draft.at("choice " + ChoiceRules.letter(last)), "", "is empty before one that is not");
    }
  }

  private @Nullable Image image(String where, String source, String description) {
    return source.isBlank() ? null : pictures.image(where, source, description);
  }

  private static void right(Draft draft, String written) {
    if (written.isBlank()) {
      return;
    }
    boolean choice = !draft.choices.isEmpty();
    boolean whole = choice && draft.choices.stream().anyMatch(each -> each.text().equals(written));
    if (whole) {
      draft.right.add(written);
    } else if (choice) {
      draft.right.addAll(split(written, LISTED));
    } else {
      for (String each : split(written, BAR)) {
        draft.right.add(each.replace("\\|", "|"));
      }
    }
  }

  private static List<String> split(String written, Pattern separator) {
    return Arrays.stream(separator.split(written))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private void draw(PaperColumns columns, Table.Line line, String pool, Map<String, String> draws) {
    String draw = columns.plain(line, "draw").strip();
    if (pool.isEmpty() || draw.isEmpty()) {
      return;
    }
    String other = draws.putIfAbsent(pool, draw);
    if (other != null && !other.equals(draw)) {
      problems.add(
          "row " + line.row() + ", draw", draw, "the pool " + pool + " draws " + other + " above");
    }
  }
}
