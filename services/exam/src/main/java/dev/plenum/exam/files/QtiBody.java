package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text and pictures of an item's body, and the interactions in it. */
final class QtiBody {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "tr",
          "dt",
          "dd",
          "caption",
          "prompt",
          "blockquote",
          "rubricBlock",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");

  private final Draft draft;
  private final Problems problems;
  private final HtmlText.Source source;
  private final StringBuilder text = new StringBuilder();
  private final MarkedWords marked;
  private final ListMarks lists = new ListMarks();
  private final List<Image> images = new ArrayList<>();
  private int asWritten;

  /** Where the mark of a list's line ends, which nothing parts from its words. */
  private int afterMark = -1;

  QtiBody(Draft draft, Problems problems, HtmlText.Source source) {
    this.draft = draft;
    this.problems = problems;
    this.source = source;
    this.marked =
        new MarkedWords(text, (part, found, rule) -> problems.add(draft.at(part), found, rule));
  }

  String text() {
    return text.toString();
  }

  List<Image> images() {
    return images;
  }

  /** Interactions are collected; of one only the prompt is part of the text. */
  void read(XmlNode node, List<XmlNode> interactions) {
    for (XmlNode child : node.children) {
      if (child.name.isEmpty()) {
        words(child.text);
      } else if (hidden(child)) {
        problems.note(
            draft.where
                + ": a part for "
                + (child.attribute("view").isBlank() ? "nobody" : child.attribute("view").strip())
                + " is left out; students never see it");
      } else if (child.name.endsWith("Interaction")) {
        interactions.add(child);
        gap(child);
        child.children("prompt").forEach(prompt -> block(prompt, interactions));
      } else if (child.is("img")) {
        image(child.attribute("src"), child.attribute("alt"));
      } else if (child.is("object") && child.attribute("type").startsWith("image/")) {
        image(child.attribute("data"), child.content().strip());
      } else if (!child.is("feedbackInline") && !child.is("feedbackBlock")) {
        element(child, interactions);
      }
    }
  }

  private void gap(XmlNode interaction) {
    boolean within = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
    if (interaction.is("textEntryInteraction") && within) {
      text.append("_____");
    }
  }

  private void element(XmlNode child, List<XmlNode> interactions) {
    if (child.is("br")) {
      lineBreak();
    } else if (child.is("pre")) {
      asWritten++;
      block(child, interactions);
      asWritten--;
    } else if (child.is("math")) {
      formula(child);
    } else if (MarkedWords.is(child.name)) {
      marked.open(child.name);
      read(child, interactions);
      marked.close(child.name);
    } else if (child.is("ol") || child.is("ul")) {
      lists.open(child.name, child.attributes);
      block(child, interactions);
      lists.close();
    } else if (child.is("li")) {
      newLine();
      text.append(lists.next(child.attributes));
      afterMark = text.length();
      read(child, interactions);
      newLine();
    } else if (child.is("td") || child.is("th")) {
      read(child, interactions);
      text.append('\t');
    } else if (BLOCKS.contains(child.name)) {
      block(child, interactions);
    } else {
      read(child, interactions);
    }
  }

  /** What QTI shows to markers or tutors and not to whoever sits. */
  private static boolean hidden(XmlNode node) {
    String view = node.attribute("view");
    boolean candidate = List.of(view.strip().split("\\s+", -1)).contains("candidate");
    return !candidate && (node.is("rubricBlock") || !view.isBlank());
  }

  private void formula(XmlNode math) {
    MathText.Written written = MathText.write(math, text);
    if (written.fault() != null) {
      problems.add(draft.at("formula"), written.fault(), MathText.RULE);
    }
    text.append(written.text());
  }

  private void block(XmlNode node, List<XmlNode> interactions) {
    newLine();
    read(node, interactions);
    newLine();
  }

  /** Two of them leave a line empty; blanks before one mean nothing. */
  private void lineBreak() {
    HtmlText.trim(text);
    text.append('\n');
  }

  private void newLine() {
    if (text.length() == afterMark) {
      return;
    }
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }

  private void image(String src, String alt) {
    Image image = source.image(src, alt);
    if (image != null) {
      images.add(image);
    }
  }

  private void words(String written) {
    if (asWritten > 0) {
      text.append(written);
      return;
    }
    String one = written.replaceAll("\\s+", " ");
    boolean fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(fresh ? one.stripLeading() : one);
  }
}
