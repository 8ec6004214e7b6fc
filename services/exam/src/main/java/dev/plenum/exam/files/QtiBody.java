package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text and pictures of an item's body, and the interactions in it. */
final class QtiBody {
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "li", "tr", "prompt", "blockquote", "h1", "h2", "h3", "h4");

  private final HtmlText.Source source;
  private final StringBuilder text = new StringBuilder();
  private final List<Image> images = new ArrayList<>();

  QtiBody(HtmlText.Source source) {
    this.source = source;
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
      newLine();
      text.append(child.content());
      newLine();
    } else if (BLOCKS.contains(child.name)) {
      block(child, interactions);
    } else {
      read(child, interactions);
    }
  }

  private void block(XmlNode node, List<XmlNode> interactions) {
    newLine();
    read(node, interactions);
    newLine();
  }

  /** Two of them leave a line empty; blanks before one mean nothing. */
  private void lineBreak() {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    text.setLength(end);
    text.append('\n');
  }

  private void newLine() {
    String bare = text.toString().stripTrailing();
    text.setLength(bare.length());
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
    String one = written.replaceAll("\\s+", " ");
    boolean fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(fresh ? one.stripLeading() : one);
  }
}
