package dev.plenum.exam.files;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that HTML writes by name or number. */
final class HtmlEntities {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+\\d?));");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("Auml", "Ä"),
          Map.entry("Ouml", "Ö"),
          Map.entry("Uuml", "Ü"),
          Map.entry("szlig", "ß"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("agrave", "à"),
          Map.entry("ccedil", "ç"),
          Map.entry("ntilde", "ñ"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("laquo", "«"),
          Map.entry("raquo", "»"),
          Map.entry("times", "×"),
          Map.entry("divide", "÷"),
          Map.entry("minus", "−"),
          Map.entry("plusmn", "±"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("ne", "≠"),
          Map.entry("deg", "°"),
          Map.entry("micro", "µ"),
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("pi", "π"),
          Map.entry("sigma", "σ"),
          Map.entry("omega", "ω"),
          Map.entry("Delta", "Δ"),
          Map.entry("Sigma", "Σ"),
          Map.entry("Omega", "Ω"),
          Map.entry("sum", "∑"),
          Map.entry("radic", "√"),
          Map.entry("infin", "∞"),
          Map.entry("rarr", "→"),
          Map.entry("larr", "←"),
          Map.entry("harr", "↔"),
          Map.entry("middot", "·"),
          Map.entry("bull", "•"),
          Map.entry("euro", "€"),
          Map.entry("pound", "£"),
          Map.entry("copy", "©"),
          Map.entry("sup2", "²"),
          Map.entry("sup3", "³"),
          Map.entry("frac12", "½"));

  private HtmlEntities() {}

  /** What is no entity stays as it is written. */
  static String decode(String text) {
    return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one(found)));
  }

  private static String one(java.util.regex.MatchResult found) {
    if (found.group(3) != null) {
      return NAMED.getOrDefault(found.group(3), found.group());
    }
    int code =
        found.group(1) != null
            ? Integer.parseInt(found.group(1))
            : Integer.parseInt(found.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : found.group();
  }

  static String encode(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
