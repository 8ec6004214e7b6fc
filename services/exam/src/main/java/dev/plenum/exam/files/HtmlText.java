package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads in a piece of HTML: plain text and pictures. Nothing of it is ever shown as
 * HTML, so nothing of it can run.
 */
final class HtmlText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|[^<]+|<",
          Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Set<String> BREAKS =
      Set.of(
          "br",
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "blockquote",
          "hr",
          "dt",
          "dd");
  private static final Set<String> SILENT = Set.of("script", "style", "head", "title");
  private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉";

  /** Where a picture of the text comes from. */
  @FunctionalInterface
  interface Source {
    @Nullable Image image(String src, String alt);
  }

  /** What was read. */
  record Read(String text, List<Image> images) {}

  private final Source source;
  private final StringBuilder text = new StringBuilder();
  private final List<Image> images = new ArrayList<>();
  private int silent;
  private boolean asWritten;
  private String raised = "";

  /** HTML that reads back as the same text. */
  static String write(String text, String pictures) {
    return "<span style=\"white-space:pre-wrap\">"
        + HtmlEntities.encode(text)
        + "</span>"
        + pictures;
  }

  private HtmlText(Source source) {
    this.source = source;
  }

  static Read read(String html, Source source) {
    HtmlText reader = new HtmlText(source);
    Matcher token = TOKEN.matcher(html);
    while (token.find()) {
      if (token.group(2) != null) {
        reader.tag(
            token.group(2).toLowerCase(Locale.ROOT), !token.group(1).isEmpty(), token.group(3));
      } else if (!token.group().startsWith("<!--")) {
        reader.characters(HtmlEntities.decode(token.group()));
      }
    }
    String all = reader.text.toString().replaceAll("[ \\t]*\\n[ \\t]*\\n\\s*", "\n\n");
    return new Read(
        reader.asWritten ? Texts.tidy(reader.text.toString()) : Texts.tidy(all), reader.images);
  }

  private void tag(String name, boolean closing, String attributes) {
    if (SILENT.contains(name)) {
      silent = Math.max(0, silent + (closing ? -1 : 1));
    } else if (name.equals("img")) {
      image(attributes);
    } else if (name.equals("sup") || name.equals("sub")) {
      raised = closing ? "" : name;
    } else if (name.equals("td") || name.equals("th")) {
      text.append(closing ? "\t" : "");
    } else if (BREAKS.contains(name)) {
      newLine(name, closing);
    }
    if (!closing && (name.equals("pre") || attributes.contains("white-space:pre-wrap"))) {
      asWritten = true;
    }
  }

  private void newLine(String name, boolean closing) {
    boolean forced = name.equals("br") && !closing;
    if (forced || (!text.isEmpty() && text.charAt(text.length() - 1) != '\n')) {
      text.append('\n');
    }
    if (name.equals("li") && !closing) {
      text.append("- ");
    }
  }

  private void image(String attributes) {
    Image image = source.image(attribute(attributes, "src"), attribute(attributes, "alt"));
    if (image != null) {
      images.add(image);
    }
  }

  private static String attribute(String attributes, String name) {
    Matcher each = ATTRIBUTE.matcher(attributes);
    while (each.find()) {
      if (each.group(1).equalsIgnoreCase(name)) {
        String value =
            each.group(2) != null
                ? each.group(2)
                : each.group(3) != null ? each.group(3) : each.group(4);
        return HtmlEntities.decode(value);
      }
    }
    return "";
  }

  private void characters(String written) {
    if (silent > 0) {
      return;
    }
    if (!raised.isEmpty()) {
      text.append(raised(written));
    } else if (asWritten) {
      text.append(written);
    } else {
      collapsed(written);
    }
  }

  /** Any run of white space is one blank, and none after a line break. */
  private void collapsed(String written) {
    String one = written.replaceAll("[\\s\u00a0]+", " ");
    boolean fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(fresh ? one.stripLeading() : one);
  }

  /** 10² stays 10² and does not become 102. */
  private String raised(String written) {
    String word = written.strip();
    if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = raised.equals("sup") ? SUPERSCRIPT : SUBSCRIPT;
      StringBuilder small = new StringBuilder();
      word.chars().forEach(c -> small.append(digits.charAt(c - '0')));
      return small.toString();
    }
    return (raised.equals("sup") ? "^" : "_") + (word.length() > 1 ? "(" + word + ")" : word);
  }
}
