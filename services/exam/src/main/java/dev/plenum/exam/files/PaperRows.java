package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A paper as the rows of a sheet; {@link PaperTable} reads the same paper from them. */
final class PaperRows {
  /** Where the files of pictures lie beside an exported sheet. */
  static final String FOLDER = "images/";

  private final Paper paper;
  private final List<String> header = new ArrayList<>();

  private PaperRows(Paper paper) {
    this.paper = paper;
    header.addAll(PaperColumns.PLAIN);
    images();
    choices();
  }

  static List<List<String>> of(Paper paper) {
    PaperRows rows = new PaperRows(paper);
    List<List<String>> all = new ArrayList<>();
    all.add(rows.header);
    for (Item item : paper.items()) {
      Map<String, String> cells = rows.cells(item, all.size() == 1);
      all.add(rows.header.stream().map(name -> cells.getOrDefault(name, "")).toList());
    }
    return all;
  }

  private void images() {
    int most = paper.items().stream().mapToInt(item -> item.images().size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      header.add(image(i));
      header.add(image(i) + " text");
    }
  }

  private static String image(int index) {
    return index == 0 ? PaperColumns.IMAGE : PaperColumns.IMAGE + " " + (index + 1);
  }

  /** At least the four that a teacher looks for in an empty template. */
  private void choices() {
    int most =
        paper.items().stream().mapToInt(item -> choices(item.question()).size()).max().orElse(0);
    boolean pictures =
        paper.items().stream()
            .flatMap(item -> choices(item.question()).stream())
            .anyMatch(choice -> choice.image() != null);
    IntStream.range(0, Math.max(4, most))
        .forEach(index -> {
          header.add(choice(index));
          if (pictures) {
            header.add(choice(index) + " image");
            header.add(choice(index) + " image text");
          }
        });
  }

  private static String choice(int index) {
    return "choice " + (index < 26 ? ChoiceRules.letter(index) : String.valueOf(index + 1));
  }

  static List<Choice> choices(Question question) {
    return switch (question) {
      case Question.SingleChoice single -> single.choices();
      case Question.MultipleChoice multiple -> multiple.choices();
      case Question.TrueFalse _, Question.Numeric _, Question.ShortText _, Question.Essay _ ->
          List.of();
    };
  }

  private Map<String, String> cells(Item item, boolean first) {
    Map<String, String> cells = new HashMap<>();
    cells.put("id", item.id());
    cells.put("text", item.text());
    cells.put("marks", WrittenNumbers.text(item.marks()));
    cells.put("penalty", WrittenNumbers.text(item.penalty()));
    cells.put(PaperColumns.TITLE, first ? paper.title() : "");
    Pool pool = Formats.poolOf(paper, item);
    if (pool != null) {
      cells.put("pool", pool.id());
      cells.put("draw", String.valueOf(pool.draw()));
    }
    for (int i = 0; i < item.images().size(); i++) {
      picture(cells, image(i), item.images().get(i));
    }
    question(cells, item.question());
    return cells;
  }

  private static void picture(Map<String, String> cells, String column, Image image) {
    cells.put(column, FOLDER + Pictures.fileName(image));
    cells.put(column + " text", image.text() == null ? "" : image.text());
  }

  private static void question(Map<String, String> cells, Question question) {
    switch (question) {
      case Question.SingleChoice single -> {
        choices(cells, single.choices());
        put(cells, "single", single.right());
      }
      case Question.MultipleChoice multiple -> {
        choices(cells, multiple.choices());
        put(cells, "multiple", String.join(", ", multiple.right()));
        cells.put("scoring", scoring(multiple.scoring()));
      }
      case Question.TrueFalse truth -> put(cells, "truefalse", String.valueOf(truth.right()));
      case Question.Numeric number -> {
        put(cells, "numeric", number.right());
        cells.put("tolerance", number.tolerance());
      }
      case Question.ShortText text -> {
        List<String> words =
            text.accepted().stream().map(word -> word.replace("|", "\\|")).toList();
        put(cells, "short", String.join(" | ", words));
        cells.put("case sensitive", String.valueOf(text.caseSensitive()));
      }
      case Question.Essay essay -> {
        put(cells, "essay", "");
        cells.put("longest answer", String.valueOf(essay.maxCharacters()));
      }
    }
  }

  static String scoring(Scoring scoring) {
    return scoring == Scoring.PARTIAL ? "partial" : "allOrNothing";
  }

  private static void put(Map<String, String> cells, String type, String right) {
    cells.put("type", type);
    cells.put("right", right);
  }

  private static void choices(Map<String, String> cells, List<Choice> choices) {
    boolean lettered = true;
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      cells.put(choice(i), choice.text());
      if (choice.image() != null) {
        picture(cells, choice(i) + " image", choice.image());
      }
      lettered &= choice.id().equals(ChoiceRules.letter(i));
    }
    if (!lettered) {
      cells.put("choice ids", String.join(", ", choices.stream().map(Choice::id).toList()));
    }
  }
}
