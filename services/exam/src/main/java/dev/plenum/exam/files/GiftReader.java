package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.TextFile;
import dev.plenum.kernel.intake.table.Texts;
import dev.plenum.kernel.intake.table.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Moodle's GIFT (docs.moodle.org, "GIFT format"). Questions are parted by blank lines. Lines
 * {@code // plenum …} carry what GIFT has no words for; other tools take them for comments.
 */
final class GiftReader {
  private static final Pattern TITLE = Pattern.compile("\\s*::(.*?)::", Pattern.DOTALL);
  private static final Pattern FORMAT = Pattern.compile("\\s*\\[(html|moodle|plain|markdown)]\\s*");

  private final Pictures pictures;
  private final Problems problems;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final Map<String, String> draws = new LinkedHashMap<>();
  private String paperTitle = "";

  GiftReader(Pictures pictures, Problems problems) {
    this.pictures = pictures;
    this.problems = problems;
  }

  /** What stands between two blank lines. */
  private record Block(int line, List<String> lines, List<String> directives) {}

  PaperYaml.Found read(byte[] file) throws Unreadable {
    for (Block block : blocks(TextFile.decode(file, Bounds.USUAL))) {
      Map<String, String> said = directives(block.directives());
      String text = String.join("\n", block.lines());
      if (!text.isBlank()) {
        question(block, text, said);
      }
    }
    ids();
    return new PaperYaml.Found(paperTitle, drafts, draws);
  }

  private static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    Block block = new Block(1, new ArrayList<>(), new ArrayList<>());
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        blocks.add(block);
        block = new Block(number + 1, new ArrayList<>(), new ArrayList<>());
      } else if (line.strip().startsWith("// plenum ")) {
        block.directives().add(line.strip().substring("// plenum ".length()));
      } else if (!line.strip().startsWith("//") && !line.startsWith("$CATEGORY:")) {
        block.lines().add(line);
      }
    }
    blocks.add(block);
    return blocks;
  }

  private Map<String, String> directives(List<String> lines) {
    Map<String, String> said = new HashMap<>();
    for (String line : lines) {
      if (line.startsWith("title: ")) {
        paperTitle = line.substring("title: ".length());
        continue;
      }
      for (String pair : line.split(" +", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          said.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return said;
  }

  private void question(Block block, String text, Map<String, String> said) {
    Draft draft = new Draft("line " + block.line());
    draft.id = said.getOrDefault("id", "");
    draft.marks = said.getOrDefault("marks", "");
    draft.penalty = said.getOrDefault("penalty", "");
    draft.scoring = said.getOrDefault("scoring", "");
    draft.maxCharacters = said.getOrDefault("longest", "");
    draft.caseSensitive = said.getOrDefault("case", "");
    draft.pool = said.getOrDefault("pool", "");
    if (said.containsKey("draw")) {
      draws.put(draft.pool, said.getOrDefault("draw", ""));
    }
    String rest = text;
    Matcher title = TITLE.matcher(rest);
    boolean titled = title.lookingAt();
    titles.add(titled ? GiftText.plain(title.group(1)).strip() : "");
    rest = titled ? rest.substring(title.end()) : rest;
    Matcher format = FORMAT.matcher(rest);
    boolean formatted = format.lookingAt();
    boolean html = formatted && format.group(1).equals("html");
    rest = formatted ? rest.substring(format.end()) : rest;
    split(draft, rest, html, said);
    drafts.add(draft);
  }

  private void split(Draft draft, String text, boolean html, Map<String, String> said) {
    int open = GiftText.find(text, 0, "{");
    int close = open < 0 ? -1 : GiftText.find(text, open + 1, "}");
    if (close < 0) {
      String what = open < 0 ? "has no answers in braces" : "has a brace that is not closed";
      problems.add(draft.where, text, what + " before the blank line");
      draft.type = "essay";
      return;
    }
    String tail = text.substring(close + 1);
    String stem = text.substring(0, open) + (tail.isBlank() ? "" : "_____" + tail);
    GiftAnswers answers =
        new GiftAnswers(draft, problems, said.containsKey("id"), part -> stem(draft, part, html));
    HtmlText.Read read = stem(draft, stem, html);
    draft.text = read.text();
    draft.images.addAll(read.images());
    answers.read(text.substring(open + 1, close));
    choiceIds(draft, said.getOrDefault("choices", ""));
  }

  private HtmlText.Read stem(Draft draft, String escaped, boolean html) {
    String text = GiftText.plain(escaped);
    return html
        ? HtmlText.read(
            text,
            (src, alt) ->
                pictures.image(draft.at("image"), src.replace("@@PLUGINFILE@@/", ""), alt),
            (part, found, rule) -> problems.add(draft.at(part), found, rule))
        : new HtmlText.Read(Texts.tidy(text), List.of());
  }

  /** Gives the choices the ids that they had when they were exported. */
  static void choiceIds(Draft draft, String listed) {
    String[] ids = listed.split(",", -1);
    if (listed.isEmpty() || ids.length != draft.choices.size()) {
      return;
    }
    for (int i = 0; i < ids.length; i++) {
      Draft.Option old = draft.choices.get(i);
      String id = ids[i];
      draft.choices.set(i, new Draft.Option(id, old.text(), old.image()));
      draft.right.replaceAll(right -> right.equals(old.id()) ? "\0" + id : right);
    }
    draft.right.replaceAll(right -> right.startsWith("\0") ? right.substring(1) : right);
  }

  /** Titles are ids where every one of them can be; where not, items are numbered. */
  private void ids() {
    Set<String> distinct = new HashSet<>(titles);
    boolean usable = distinct.size() == titles.size() && titles.stream().allMatch(Ids::valid);
    for (int i = 0; i < drafts.size(); i++) {
      if (usable && drafts.get(i).id.isEmpty()) {
        drafts.get(i).id = titles.get(i);
      }
    }
  }
}
