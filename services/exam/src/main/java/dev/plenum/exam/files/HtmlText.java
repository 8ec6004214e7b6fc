package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
          "<!--.*?-->|<(/?)((?:[A-Za-z][A-Za-z0-9]*:)?[A-Za-z][A-Za-z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|[^<]+|<",
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

  /** Where a picture of the text comes from. */
  @FunctionalInterface
  interface Source {
    @Nullable Image image(String src, String alt);
  }

  /** What was read. */
  record Read(String text, List<Image> images) {}

  private final Source source;
  private final StringBuilder text = new StringBuilder();
  private final MarkedWords marked = new MarkedWords(text);
  private final ListMarks lists = new ListMarks();
  private final List<Image> images = new ArrayList<>();
  private final Consumer<String> unwritable;
  private @Nullable HtmlFormula formula;
  private int silent;
  private boolean asWritten;

  /** Where the mark of a list's line ends, which nothing parts from its words. */
  private int afterMark = -1;

  /** HTML that reads back as the same text. */
  static String write(String text, String pictures) {
    return "<span style=\"white-space:pre-wrap\">"
        + HtmlEntities.encode(text)
        + "</span>"
        + pictures;
  }

  private HtmlText(Source source, Consumer<String> unwritable) {
    this.source = source;
    this.unwritable = unwritable;
  }

  /**
   * Reads HTML.
   *
   * @param unwritable is told what of a formula no text can say
   */
  static Read read(String html, Source source, Consumer<String> unwritable) {
    HtmlText reader = new HtmlText(source, unwritable);
    Matcher token = TOKEN.matcher(html);
    while (token.find()) {
      if (token.group(2) != null) {
        reader.tag(
            token.group(2).toLowerCase(Locale.ROOT), !token.group(1).isEmpty(), token.group(3));
      } else if (!token.group().startsWith("<!--")) {
        reader.characters(HtmlEntities.decode(token.group()));
      }
    }
    reader.marked.closeAll();
    if (reader.formula != null) {
      unwritable.accept("<math> without an end");
    }
    String all = reader.text.toString().replaceAll("[ \\t]*\\n[ \\t]*\\n\\s*", "\n\n");
    return new Read(
        reader.asWritten ? Texts.tidy(reader.text.toString()) : Texts.tidy(all), reader.images);
  }

  private void tag(String prefixed, boolean closing, String attributes) {
    String name = prefixed.substring(prefixed.indexOf(':') + 1);
    if (formula != null) {
      formula(formula, name, closing, attributes);
    } else if (name.equals("math") && !closing) {
      formula = new HtmlFormula();
    } else if (name.equals(prefixed)) {
      element(name, closing, attributes);
    }
  }

  private void formula(HtmlFormula math, String name, boolean closing, String attributes) {
    if (!closing) {
      math.open(name, attributes(attributes), attributes.endsWith("/"));
      return;
    }
    XmlNode whole = math.close(name);
    if (whole != null) {
      MathText.Written written = MathText.write(whole, text);
      if (written.fault() != null) {
        unwritable.accept(written.fault());
      }
      text.append(written.text());
      formula = null;
    }
  }

  private void element(String name, boolean closing, String attributes) {
    if (SILENT.contains(name)) {
      silent = Math.max(0, silent + (closing ? -1 : 1));
      if (attributes.contains("math/tex")) {
        unwritable.accept("<script> with TeX");
      }
    } else if (name.equals("img")) {
      image(attributes);
    } else if (MarkedWords.is(name)) {
      mark(name, closing);
    } else if (name.equals("td") || name.equals("th")) {
      text.append(closing ? "\t" : "");
    } else if (BREAKS.contains(name)) {
      newLine(name, closing);
      list(name, closing, attributes);
    }
    if (!closing && (name.equals("pre") || attributes.contains("white-space:pre-wrap"))) {
      asWritten = true;
    }
  }

  private void mark(String name, boolean closing) {
    if (closing) {
      marked.close(name);
    } else {
      marked.open(name);
    }
  }

  private void newLine(String name, boolean closing) {
    boolean forced = name.equals("br") && !closing;
    if (!forced && text.length() == afterMark) {
      return;
    }
    if (forced || (!text.isEmpty() && text.charAt(text.length() - 1) != '\n')) {
      text.append('\n');
    }
  }

  private void list(String name, boolean closing, String attributes) {
    boolean list = name.equals("ol") || name.equals("ul");
    if (list && closing) {
      lists.close();
    } else if (list) {
      lists.open(name, attributes(attributes));
    } else if (name.equals("li") && !closing) {
      text.append(lists.next(attributes(attributes)));
      afterMark = text.length();
    }
  }

  private void image(String attributes) {
    Map<String, String> said = attributes(attributes);
    Image image = source.image(said.getOrDefault("src", ""), said.getOrDefault("alt", ""));
    if (image != null) {
      images.add(image);
    }
  }

  private static Map<String, String> attributes(String written) {
    Map<String, String> said = new LinkedHashMap<>();
    Matcher each = ATTRIBUTE.matcher(written);
    while (each.find()) {
      String value =
          each.group(2) != null
              ? each.group(2)
              : each.group(3) != null ? each.group(3) : each.group(4);
      said.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), HtmlEntities.decode(value));
    }
    return said;
  }

  private void characters(String written) {
    if (silent > 0) {
      return;
    }
    if (formula != null) {
      formula.text(written);
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
}
