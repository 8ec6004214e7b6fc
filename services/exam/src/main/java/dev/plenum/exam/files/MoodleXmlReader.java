package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Texts;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Moodle's XML (docs.moodle.org, "Moodle XML format"), pictures inside included. */
final class MoodleXmlReader {
  /** A tag that carries what Moodle has no element for. */
  static final String TAG = "plenum:";

  private final Pictures pictures;
  private final Problems problems;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, String> draws = new LinkedHashMap<>();
  private String title = "";

  MoodleXmlReader(Pictures pictures, Problems problems) {
    this.pictures = pictures;
    this.problems = problems;
  }

  PaperYaml.Found read(XmlNode quiz) {
    for (XmlNode question : quiz.children("question")) {
      String type = question.attribute("type");
      if (type.equals("category")) {
        category(question);
      } else if (!type.equals("description")) {
        drafts.add(question(question, type));
      } else {
        problems.note(question.where() + ": a description asks nothing and is left out");
      }
    }
    distinctIds();
    return new PaperYaml.Found(title, drafts, draws);
  }

  /** The title of an exported paper is the information of its category. */
  private void category(XmlNode question) {
    XmlNode info = question.child("info");
    if (title.isEmpty() && info != null) {
      title = info.textOf("text");
    }
  }

  private Draft question(XmlNode question, String type) {
    Draft draft = new Draft(question.where());
    draft.id = question.textOf("idnumber").strip();
    draft.marks = question.textOf("defaultgrade").strip();
    Map<String, String> said = said(question);
    draft.penalty = said.getOrDefault("penalty", "");
    draft.scoring = said.getOrDefault("scoring", "");
    draft.pool = said.getOrDefault("pool", "");
    draft.maxCharacters = said.getOrDefault("longest", "");
    if (said.containsKey("draw")) {
      draws.put(draft.pool, said.getOrDefault("draw", ""));
    }
    HtmlText.Read stem = text(draft, question.child("questiontext"));
    draft.text = stem.text();
    draft.images.addAll(stem.images());
    answers(draft, question, type);
    GiftReader.choiceIds(draft, said.getOrDefault("choices", ""));
    return draft;
  }

  private void answers(Draft draft, XmlNode question, String type) {
    switch (type) {
      case "multichoice" -> multichoice(draft, question);
      case "multichoiceset" -> {
        draft.scoring = "allOrNothing";
        set(draft, question);
      }
      case "truefalse" -> truefalse(draft, question);
      case "numerical" -> numerical(draft, question);
      case "shortanswer" -> shortanswer(draft, question);
      case "essay" -> draft.type = "essay";
      default -> {
        problems.add(draft.where, type, "is a type of question that an exam here does not have");
        draft.type = "essay";
      }
    }
  }

  private void multichoice(Draft draft, XmlNode question) {
    String single = question.textOf("single").strip();
    Weights.choices(
        draft, weighted(draft, question), !single.equals("false") && !single.equals("0"), problems);
  }

  /** Moodle's all-or-nothing type: 100 % for each right choice, nothing for the others. */
  private void set(Draft draft, XmlNode question) {
    draft.type = "multiple";
    for (Weights.Weighted each : weighted(draft, question)) {
      String id = ChoiceRules.letter(draft.choices.size());
      draft.choices.add(new Draft.Option(id, each.text(), each.image()));
      if (each.right()) {
        draft.right.add(id);
      }
    }
  }

  private List<Weights.Weighted> weighted(Draft draft, XmlNode question) {
    List<Weights.Weighted> all = new ArrayList<>();
    for (XmlNode answer : question.children("answer")) {
      HtmlText.Read read = text(draft, answer);
      Image image = read.images().isEmpty() ? null : read.images().getFirst();
      all.add(new Weights.Weighted(read.text(), image, fraction(answer)));
      feedback(answer);
    }
    return all;
  }

  private void feedback(XmlNode answer) {
    XmlNode feedback = answer.child("feedback");
    if (feedback != null && !feedback.content().isBlank()) {
      problems.note("feedback is left out; an exam shows none");
    }
  }

  private BigDecimal fraction(XmlNode answer) {
    BigDecimal fraction = WrittenNumbers.parse(answer.attribute("fraction"));
    if (fraction == null) {
      problems.add(
          answer.where() + ", fraction", answer.attribute("fraction"), "is a share in per cent");
      return BigDecimal.ZERO;
    }
    return fraction;
  }

  private void truefalse(Draft draft, XmlNode question) {
    draft.type = "truefalse";
    for (XmlNode answer : question.children("answer")) {
      feedback(answer);
      if (fraction(answer).signum() > 0) {
        draft.right.add(answer.textOf("text").strip().toLowerCase(Locale.ROOT));
      }
    }
  }

  private void numerical(Draft draft, XmlNode question) {
    draft.type = "numeric";
    for (XmlNode answer : whole(question)) {
      draft.right.add(answer.textOf("text").strip());
      draft.tolerance = answer.textOf("tolerance").strip();
    }
  }

  private void shortanswer(Draft draft, XmlNode question) {
    draft.type = "short";
    draft.caseSensitive = question.textOf("usecase").strip();
    for (XmlNode answer : whole(question)) {
      draft.right.add(answer.textOf("text"));
    }
  }

  /** The answers that are worth all of the marks; a part of them is a problem. */
  private List<XmlNode> whole(XmlNode question) {
    List<XmlNode> whole = new ArrayList<>();
    for (XmlNode answer : question.children("answer")) {
      feedback(answer);
      plain(answer);
      BigDecimal fraction = fraction(answer);
      if (fraction.compareTo(BigDecimal.valueOf(100)) == 0) {
        whole.add(answer);
      } else if (fraction.signum() > 0) {
        problems.add(
            answer.where(),
            answer.textOf("text"),
            "an accepted answer is worth all of the marks, not "
                + WrittenNumbers.plain(fraction)
                + " %");
      }
    }
    return whole;
  }

  /** 5² without its element would be 52. */
  private void plain(XmlNode answer) {
    XmlNode text = answer.child("text");
    if (text != null && text.marked()) {
      problems.add(answer.where(), text.markup(), "an accepted answer is plain text");
    }
  }

  private HtmlText.Read text(Draft draft, @Nullable XmlNode node) {
    if (node == null) {
      return new HtmlText.Read("", List.of());
    }
    String format = node.attribute("format");
    XmlNode written = node.child("text");
    String text = written == null ? "" : written.markup();
    if (format.equals("plain_text") || format.equals("markdown")) {
      return new HtmlText.Read(Texts.tidy(text), List.of());
    }
    return HtmlText.read(
        text,
        (src, alt) -> image(draft, node, src, alt),
        (part, found, rule) -> problems.add(draft.at(part), found, rule));
  }

  private @Nullable Image image(Draft draft, XmlNode node, String src, String alt) {
    String name = src.replace("@@PLUGINFILE@@/", "");
    String plain =
        URLDecoder.decode(
            name.replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
            StandardCharsets.UTF_8);
    for (XmlNode file : node.children("file")) {
      if (file.attribute("name").equals(name) || file.attribute("name").equals(plain)) {
        return pictures.decoded(draft.at("picture " + name), file.content(), alt);
      }
    }
    return pictures.image(draft.at("picture"), src, alt);
  }

  private static Map<String, String> said(XmlNode question) {
    Map<String, String> said = new LinkedHashMap<>();
    for (XmlNode tag : question.all("tag")) {
      String text = tag.content().strip();
      int equals = text.indexOf('=');
      if (text.startsWith(TAG) && equals > 0) {
        said.put(text.substring(TAG.length(), equals), text.substring(equals + 1));
      }
    }
    return said;
  }

  /** Id numbers of a Moodle course need not be ids of a paper. */
  private void distinctIds() {
    Set<String> seen = new HashSet<>();
    boolean usable = drafts.stream().allMatch(draft -> Ids.valid(draft.id) && seen.add(draft.id));
    if (!usable) {
      drafts.forEach(draft -> draft.id = "");
    }
  }
}
