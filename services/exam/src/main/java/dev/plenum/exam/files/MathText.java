package dev.plenum.exam.files;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A formula of MathML as one line of text that can be read in one way only: ½ of 10² is {@code
 * (1)/(2)} of {@code 10^(2)} and never 12 of 102. What no line can say is refused, because the
 * answer to another formula is another answer.
 */
final class MathText {
  static final String RULE = "is in a formula and cannot be written as a line of text";

  private static final String MIXED =
      "a number before a fraction, which may be added or multiplied,";
  private static final Set<String> ROWS = Set.of("math", "mrow", "mstyle", "mpadded");
  private static final Set<String> WORDS = Set.of("mi", "mn", "mtext", "ms");

  /** Beside these a fraction stands for itself; beside others it needs parentheses around it. */
  private static final String WEAK = "+-−±∓=≠<>≤≥≈≡∼→⇒⇔,;:";

  /** Signs that stand behind what they belong to, raised or not. */
  private static final Set<String> MARKS = Set.of("′", "″", "‴", "'", "''", "°");

  private static final Pattern LARGE =
      Pattern.compile("[∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂]|lim|max|min|sup|inf|lim sup|lim inf|arg max|arg min");
  private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]+;");

  private @Nullable String fault;

  private MathText() {}

  /**
   * A formula as text.
   *
   * @param fault what cannot be written; null where everything can
   */
  record Written(String text, @Nullable String fault) {}

  /**
   * Writes a formula.
   *
   * @param before the text that it stands behind: 2 and then ½ may be a half more, or one
   */
  static Written write(XmlNode math, CharSequence before) {
    MathText writer = new MathText();
    List<XmlNode> parts = writer.parts(math);
    if (!parts.isEmpty() && plainFraction(parts.getFirst()) && endsInNumber(before)) {
      writer.refused(MIXED);
    }
    String text = writer.row(math).strip();
    if (text.isEmpty()) {
      writer.refused("an empty formula");
    }
    // A sign keeps the next one from looking back over the same blanks.
    return new Written(text.isEmpty() ? "?" : text, writer.fault);
  }

  private static boolean endsInNumber(CharSequence words) {
    int end = words.length();
    while (end > 0 && (words.charAt(end - 1) == ' ' || words.charAt(end - 1) == '\t')) {
      end--;
    }
    return end > 0 && Character.isDigit(words.charAt(end - 1));
  }

  private String row(XmlNode node) {
    List<XmlNode> parts = parts(node);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      XmlNode part = parts.get(i);
      XmlNode before = i == 0 ? null : parts.get(i - 1);
      XmlNode after = i + 1 == parts.size() ? null : parts.get(i + 1);
      String text = one(part);
      if (part.is("mfrac") && !(weak(before, "([{") && weak(after, ")]}"))) {
        text = "(" + text + ")";
      }
      if (before != null && before.is("mn") && plainFraction(part)) {
        refused(MIXED);
      }
      boolean apart = before != null && !(tight(before) || tight(part));
      line.append(apart && !line.isEmpty() ? " " : "").append(text);
    }
    return line.toString();
  }

  /** What stands in a row, without the rows of one part that tools put around everything. */
  private List<XmlNode> parts(XmlNode node) {
    for (XmlNode child : node.children) {
      if (child.name.isEmpty() && !child.text.isBlank()) {
        refused("\"" + child.text.strip() + "\"");
      }
    }
    return node.children.stream()
        .filter(child -> !child.name.isEmpty())
        .map(MathText::bare)
        .filter(child -> !(child.is("mo") && child.content().strip().equals("\u2061")))
        .toList();
  }

  private static XmlNode bare(XmlNode node) {
    List<XmlNode> parts = node.children.stream().filter(child -> !child.name.isEmpty()).toList();
    boolean wrapped = ROWS.contains(node.name) && parts.size() == 1;
    boolean meaning = node.is("semantics") && !parts.isEmpty();
    return wrapped || meaning ? bare(parts.getFirst()) : node;
  }

  private String one(XmlNode node) {
    if (ROWS.contains(node.name)) {
      return row(node);
    }
    if (WORDS.contains(node.name)) {
      return word(node);
    }
    return switch (node.name) {
      case "mo" -> operator(word(node));
      case "mspace" -> " ";
      case "mfrac" -> fraction(node);
      case "msqrt" -> "sqrt(" + row(node) + ")";
      case "mroot" -> root(node);
      case "msup", "msub", "msubsup" -> scripts(node);
      case "munder", "mover", "munderover" -> limits(node);
      case "mfenced" -> fenced(node);
      default -> refused("<" + node.name + ">");
    };
  }

  private String word(XmlNode node) {
    for (XmlNode child : node.children) {
      if (!child.name.isEmpty()) {
        return refused("<" + child.name + ">");
      }
    }
    String word = node.content().strip().replaceAll("\\s+", " ");
    return ENTITY.matcher(word).find() ? refused(word) : word;
  }

  /** Operators that are only there for those who listen are written for those who read. */
  private static String operator(String sign) {
    return switch (sign) {
      case "\u2062" -> "·";
      case "\u2063", "," -> ", ";
      case "\u2064" -> "+";
      case ";" -> "; ";
      default -> sign.codePoints().anyMatch(Character::isLetter) ? " " + sign + " " : sign;
    };
  }

  private String fraction(XmlNode node) {
    // Without its line it is no fraction but a binomial coefficient.
    String line = node.attribute("linethickness").strip();
    List<XmlNode> parts = some(node, 2);
    return parts.isEmpty() || line.startsWith("0")
        ? refused("<mfrac>")
        : "(" + filled(parts.get(0)) + ")/(" + filled(parts.get(1)) + ")";
  }

  private String root(XmlNode node) {
    List<XmlNode> parts = some(node, 2);
    String index = parts.isEmpty() ? "" : one(parts.get(1));
    return index.matches("[0-9]+")
        ? MarkedWords.superscript(index) + "√(" + filled(parts.get(0)) + ")"
        : refused("<mroot>");
  }

  private String scripts(XmlNode node) {
    List<XmlNode> parts = some(node, node.is("msubsup") ? 3 : 2);
    if (parts.isEmpty()) {
      return refused("<" + node.name + ">");
    }
    String base = base(parts.getFirst());
    String last = filled(parts.getLast());
    return switch (node.name) {
      case "msub" -> base + "_(" + last + ")";
      case "msup" -> base + raised(last);
      default -> base + "_(" + filled(parts.get(1)) + ")" + raised(last);
    };
  }

  private static String raised(String script) {
    String mark = script.replace('∘', '°');
    return MARKS.contains(mark) ? mark : "^(" + script + ")";
  }

  /** Above and below a sum they are its limits; elsewhere they change what the letter means. */
  private String limits(XmlNode node) {
    List<XmlNode> parts = some(node, node.is("munderover") ? 3 : 2);
    String base = parts.isEmpty() ? "" : one(parts.getFirst()).strip();
    if (!LARGE.matcher(base).matches()) {
      return refused("<" + node.name + ">");
    }
    String under = node.is("mover") ? "" : "_(" + filled(parts.get(1)) + ")";
    return base + under + (node.is("munder") ? "" : "^(" + filled(parts.getLast()) + ")");
  }

  private String fenced(XmlNode node) {
    String separators = node.attributes.getOrDefault("separators", ",").strip();
    List<String> parts = parts(node).stream().map(this::one).toList();
    if (parts.size() > 1 && separators.length() != 1) {
      return refused("<mfenced>");
    }
    return node.attributes.getOrDefault("open", "(")
        + String.join(operator(separators), parts)
        + node.attributes.getOrDefault("close", ")");
  }

  /** What a script belongs to, in parentheses unless it is one thing already. */
  private String base(XmlNode node) {
    String text = filled(node);
    boolean one =
        node.is("mo")
            || (WORDS.contains(node.name)
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '.'))
            || (text.startsWith("(") && closing(text) == text.length() - 1);
    return one ? text : "(" + text + ")";
  }

  /** Where the first parenthesis is closed. */
  private static int closing(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  /** A part that must say something. */
  private String filled(XmlNode node) {
    String text = one(node).strip();
    return text.isEmpty() ? refused("<" + node.name + ">") : text;
  }

  /** The parts of an element that has so many; none where it has others. */
  private List<XmlNode> some(XmlNode node, int count) {
    List<XmlNode> parts = parts(node);
    return parts.size() == count ? parts : List.of();
  }

  private static boolean weak(@Nullable XmlNode beside, String brackets) {
    if (beside == null) {
      return true;
    }
    String sign = beside.content().strip();
    return beside.is("mo") && sign.length() == 1 && (WEAK + brackets).contains(sign);
  }

  private static boolean plainFraction(XmlNode part) {
    return part.is("mfrac")
        && part.children.stream()
            .filter(child -> !child.name.isEmpty())
            .allMatch(child -> bare(child).is("mn"));
  }

  private static boolean tight(XmlNode part) {
    return part.is("mo") || part.is("mspace");
  }

  private String refused(String found) {
    fault = fault == null ? found : fault;
    return "";
  }
}
