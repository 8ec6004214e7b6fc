package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a paper's sheet: which one is what, found by its header in any order and by the
 * names that teachers use.
 */
final class PaperColumns {
  static final String TITLE = "paper title";
  static final String IMAGE = "image";
  static final String IMAGE_TEXT = "image text";

  /** All but the choices and pictures, in the order of an export. */
  static final List<String> PLAIN =
      List.of(
          "id",
          "type",
          "text",
          "right",
          "marks",
          "penalty",
          "scoring",
          "tolerance",
          "case sensitive",
          "longest answer",
          "pool",
          "draw",
          "choice ids",
          TITLE);

  /** How many of them say what is asked; the others say what is right and what it is worth. */
  static final int ASKED = 3;

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("question", "text"),
          Map.entry("question text", "text"),
          Map.entry("stem", "text"),
          Map.entry("frage", "text"),
          Map.entry("question type", "type"),
          Map.entry("kind", "type"),
          Map.entry("no", "id"),
          Map.entry("nr", "id"),
          Map.entry("number", "id"),
          Map.entry("question id", "id"),
          Map.entry("answer", "right"),
          Map.entry("right answer", "right"),
          Map.entry("correct", "right"),
          Map.entry("correct answer", "right"),
          Map.entry("correct answers", "right"),
          Map.entry("solution", "right"),
          Map.entry("key", "right"),
          Map.entry("points", "marks"),
          Map.entry("mark", "marks"),
          Map.entry("score", "marks"),
          Map.entry("negative marks", "penalty"),
          Map.entry("casesensitive", "case sensitive"),
          Map.entry("max characters", "longest answer"),
          Map.entry("maxcharacters", "longest answer"),
          Map.entry("title", TITLE));

  /** What teachers keep beside their questions; a misspelt column must not be taken for one. */
  private static final Set<String> HARMLESS =
      Set.of(
          "topic",
          "chapter",
          "lecture",
          "section",
          "unit",
          "difficulty",
          "level",
          "author",
          "source",
          "comment",
          "comments",
          "note",
          "notes",
          "remark",
          "remarks",
          "feedback",
          "explanation",
          "category",
          "tag",
          "tags",
          "date",
          "bloom",
          "learning objective",
          "objective",
          "status");

  private static final Pattern CHOICE =
      Pattern.compile("(?:choice|option|answer|antwort)? ?([a-z]|[1-9]\\d?)( image)?( text)?");
  private static final Pattern PICTURE = Pattern.compile("image(?: (\\d+))?( text)?");

  private final Set<Integer> used = new HashSet<>();
  private final Map<String, Integer> plain = new HashMap<>();
  private final Map<Integer, Integer> choices = new HashMap<>();
  private final Map<Integer, Integer> choiceImages = new HashMap<>();
  private final Map<Integer, Integer> choiceImageTexts = new HashMap<>();
  private final Map<Integer, Integer> images = new HashMap<>();
  private final Map<Integer, Integer> imageTexts = new HashMap<>();

  PaperColumns(List<String> header, Problems problems) {
    for (int column = 0; column < header.size(); column++) {
      String written = header.get(column);
      if (HARMLESS.contains(Table.plain(written))) {
        problems.note("the column \"" + written.strip() + "\" is not used");
      } else if (!written.isBlank() && !place(Table.plain(written), column)) {
        problems.add(
            "header, column " + letter(column),
            written,
            "is no column of a paper, or stands twice; there are "
                + String.join(", ", PLAIN)
                + ", choice a, choice b, …, image");
      }
    }
    if (!plain.containsKey("text") && !plain.containsKey("right")) {
      problems.add("header", "", "the columns text and right are missing");
    }
  }

  /** Whether a cell is the name of a column: by two of them a header is known. */
  static boolean known(String cell) {
    String name = Table.plain(cell);
    // A bare letter is a column as well, but stands in too many other cells.
    return PLAIN.contains(name) || OTHER_NAMES.containsKey(name) || name.startsWith("choice ");
  }

  private boolean place(String written, int column) {
    boolean placed = find(written, column);
    if (placed) {
      used.add(column);
    }
    return placed;
  }

  /** Columns that are read. */
  Set<Integer> used() {
    return used;
  }

  private boolean find(String written, int column) {
    String name = OTHER_NAMES.getOrDefault(written, written);
    if (PLAIN.contains(name)) {
      return plain.putIfAbsent(name, column) == null;
    }
    Matcher picture = PICTURE.matcher(name);
    if (picture.matches()) {
      int number = picture.group(1) == null ? 1 : Integer.parseInt(picture.group(1));
      return (picture.group(2) == null ? images : imageTexts).putIfAbsent(number, column) == null;
    }
    Matcher choice = CHOICE.matcher(name);
    if (!choice.matches()) {
      return false;
    }
    int index = index(choice.group(1));
    if (choice.group(2) == null) {
      return choice.group(3) == null && choices.putIfAbsent(index, column) == null;
    }
    return (choice.group(3) == null ? choiceImages : choiceImageTexts).putIfAbsent(index, column)
        == null;
  }

  private static int index(String letterOrNumber) {
    char first = letterOrNumber.charAt(0);
    return first >= 'a' ? first - 'a' : Integer.parseInt(letterOrNumber) - 1;
  }

  /** A column as a spreadsheet calls it. */
  static String letter(int column) {
    return ChoiceRules.letter(column).toUpperCase(java.util.Locale.ROOT);
  }

  String plain(Table.Line line, String name) {
    return line.cell(plain.getOrDefault(name, -1));
  }

  String choice(Table.Line line, int index) {
    return line.cell(choices.getOrDefault(index, -1));
  }

  String choiceImage(Table.Line line, int index) {
    return line.cell(choiceImages.getOrDefault(index, -1));
  }

  String choiceImageText(Table.Line line, int index) {
    return line.cell(choiceImageTexts.getOrDefault(index, -1));
  }

  String image(Table.Line line, int number) {
    return line.cell(images.getOrDefault(number, -1));
  }

  String imageText(Table.Line line, int number) {
    return line.cell(imageTexts.getOrDefault(number, -1));
  }

  /** One more than the last choice that has a column. */
  int choices() {
    List<Integer> all = new ArrayList<>(choices.keySet());
    all.addAll(choiceImages.keySet());
    return all.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
  }

  int images() {
    return images.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
