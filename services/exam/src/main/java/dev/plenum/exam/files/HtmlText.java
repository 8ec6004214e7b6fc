package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads in a piece of HTML: plain text and pictures. Nothing of it is ever shown as
 * HTML, so nothing of it can run.
 */
final class HtmlText implements HtmlTokens.Sink {
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?<![A-Za-z-])([A-Za-z-]++)\\s*+=\\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
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
  private final MarkedWords marked;
  private final ListMarks lists = new ListMarks();
  private final List<Image> images = new ArrayList<>();
  private final Refusal refusal;
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

  private HtmlText(Source source, Refusal refusal) {
    this.source = source;
    this.refusal = refusal;
    this.marked = new MarkedWords(text, refusal);
  }

  /**
   * Reads HTML.
   *
   * @param refusal is told what no text can say, and what is nested too deep
   */
  static Read read(String html, Source source, Refusal refusal) {
    HtmlText reader = new HtmlText(source, refusal);
    HtmlTokens.read(html, reader);
    reader.marked.closeAll();
    if (reader.formula != null) {
      reader.unwritable("<math> without an end");
    }
    CharSequence all = reader.asWritten ? reader.text : spaced(reader.text);
    return new Read(Texts.tidy(all.toString()), reader.images);
  }

  /** Of several empty lines one stays, with no blanks before it. */
  private static CharSequence spaced(CharSequence lines) {
    StringBuilder spaced = new StringBuilder();
    int at = 0;
    while (at < lines.length()) {
      int next = at + 1;
      if (lines.charAt(at) != '\n') {
        spaced.append(lines.charAt(at));
      } else {
        next = past(lines, next, " \t");
        if (next < lines.length() && lines.charAt(next) == '\n') {
          trim(spaced);
          spaced.append("\n\n");
          next = past(lines, next, " \t\n\u000B\f\r");
        } else {
          spaced.append(lines, at, next);
        }
      }
      at = next;
    }
    return spaced;
  }

  private static int past(CharSequence text, int from, String any) {
    int at = from;
    while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Takes the blanks at the end away. */
  static void trim(StringBuilder text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    text.setLength(end);
  }

  private void unwritable(String found) {
    refusal.of("formula", found, MathText.RULE);
  }

  @Override
  public void tag(String prefixed, boolean closing, String attributes) {
    String name = prefixed.substring(prefixed.indexOf(':') + 1);
    if (formula != null) {
      formula(formula, name, closing, attributes);
    } else if (name.equals("math") && !closing) {
      formula = new HtmlFormula(refusal);
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
        unwritable(written.fault());
      }
      text.append(written.text());
      formula = null;
    }
  }

  private void element(String name, boolean closing, String attributes) {
    if (SILENT.contains(name)) {
      silent = Math.max(0, silent + (closing ? -1 : 1));
      if (attributes.contains("math/tex")) {
        unwritable("<script> with TeX");
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

  @Override
  public void characters(String raw) {
    if (silent > 0) {
      return;
    }
    String written = HtmlEntities.decode(raw);
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
