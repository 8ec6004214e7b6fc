package dev.plenum.exam.files;

import java.util.BitSet;
import java.util.Locale;

/**
 * A piece of HTML as tags and the text between them. Whatever stands in it, each character is
 * looked at a few times only, however many tags and comments have no end.
 */
final class HtmlTokens {
  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  private final String html;
  private final Sink sink;

  /** From where on, outside of quotes, no tag ends; where one does, nobody comes by again. */
  private final BitSet endless = new BitSet();

  private boolean endlessComments;

  /** Where what is found goes. */
  interface Sink {
    /** A tag with its name in small letters. */
    void tag(String name, boolean closing, String attributes);

    void characters(String written);
  }

  private HtmlTokens(String html, Sink sink) {
    this.html = html;
    this.sink = sink;
  }

  static void read(String html, Sink sink) {
    HtmlTokens tokens = new HtmlTokens(html, sink);
    int at = 0;
    while (at < html.length()) {
      at = tokens.next(at);
    }
  }

  /** Reads what begins here; where it ends. What begins no tag and no comment is text. */
  private int next(int from) {
    if (html.charAt(from) != '<') {
      int end = html.indexOf('<', from);
      return text(from, end < 0 ? html.length() : end);
    }
    int end = html.startsWith(COMMENT, from) ? comment(from) : tag(from);
    return end < 0 ? text(from, from + 1) : end;
  }

  private int text(int from, int end) {
    sink.characters(html.substring(from, end));
    return end;
  }

  private int comment(int from) {
    int end = endlessComments ? -1 : html.indexOf(COMMENT_END, from + COMMENT.length());
    endlessComments = end < 0;
    return end < 0 ? -1 : end + COMMENT_END.length();
  }

  private int tag(int from) {
    boolean closing = html.startsWith("/", from + 1);
    int start = from + (closing ? 2 : 1);
    int name = name(start);
    int prefixed = name > start && html.startsWith(":", name) ? name(name + 1) : name;
    name = prefixed > name + 1 ? prefixed : name;
    int end = name > start ? end(name) : -1;
    if (end < 0) {
      return -1;
    }
    String named = html.substring(start, name).toLowerCase(Locale.ROOT);
    sink.tag(named, closing, html.substring(name, end));
    return end + 1;
  }

  /** Where a name that begins here ends; here where none does. */
  private int name(int from) {
    int at = from;
    while (at < html.length() && (letter(html.charAt(at)) || (at > from && digit(at)))) {
      at++;
    }
    return at;
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean digit(int at) {
    return html.charAt(at) >= '0' && html.charAt(at) <= '9';
  }

  /** The end of a tag, which does not stand in quotes; -1 where there is none. */
  private int end(int from) {
    int at = from;
    while (at >= 0 && at < html.length() && !endless.get(at)) {
      char c = html.charAt(at);
      if (c == '>') {
        return at;
      }
      endless.set(at);
      int quoted = c == '"' || c == '\'' ? html.indexOf(c, at + 1) : at;
      at = quoted < 0 ? -1 : quoted + 1;
    }
    return -1;
  }
}
