package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.SafeZip;
import dev.plenum.kernel.intake.table.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a paper, found beside it or written into it, kept by content. What a picture is, its
 * first bytes say and not its name. SVG is refused: it is a program that would run in a student's
 * browser.
 */
final class Pictures {
  private static final Pattern DATA =
      Pattern.compile("data:[a-z0-9.+/-]*;base64,([A-Za-z0-9+/=\\s]*)", Pattern.CASE_INSENSITIVE);

  private final Beside beside;
  private final Problems problems;
  private final Map<String, byte[]> kept = new HashMap<>();

  /** The files that lie beside a paper. */
  @FunctionalInterface
  interface Beside {
    /** The bytes of a relative name; null where there is no such file. */
    byte @Nullable [] file(String name);
  }

  Pictures(Beside beside, Problems problems) {
    this.beside = beside;
    this.problems = problems;
  }

  Map<String, byte[]> kept() {
    return kept;
  }

  /** A picture named by a relative path or given as a data URI; null after a problem. */
  @Nullable Image image(String where, String source, @Nullable String description) {
    Matcher data = DATA.matcher(source.strip());
    if (data.matches()) {
      return decoded(where, data.group(1), description);
    }
    String name = source.strip();
    if (!SafeZip.inside(name)) {
      problems.add(where, name, "a picture is a file beside the paper, or data:image/png;base64,…");
      return null;
    }
    byte[] bytes = beside.file(name);
    if (bytes == null) {
      problems.add(where, name, "there is no such file beside the paper");
      return null;
    }
    return image(where, bytes, description);
  }

  @Nullable Image decoded(String where, String base64, @Nullable String description) {
    try {
      return image(where, Base64.getMimeDecoder().decode(base64), description);
    } catch (IllegalArgumentException e) {
      problems.add(where, "", "the picture is not whole base64");
      return null;
    }
  }

  @Nullable Image image(String where, byte[] bytes, @Nullable String description) {
    String type = type(bytes);
    if (type == null) {
      problems.add(where, "", "a picture is PNG, JPEG, GIF or WebP");
      return null;
    }
    if (bytes.length > Limits.IMAGE_BYTES) {
      problems.add(
          where,
          bytes.length / 1024 + " KB",
          "a picture may have " + Limits.IMAGE_BYTES / 1024 + " KB");
      return null;
    }
    String sha256 = Sha256.hex(bytes);
    kept.put(sha256, bytes);
    String said = description == null ? "" : Texts.tidy(description);
    return new Image(sha256, type, said.isEmpty() ? null : said);
  }

  static @Nullable String type(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return "image/gif";
    }
    return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : null;
  }

  /** What the file of a picture is called in an export. */
  static String fileName(Image image) {
    return image.sha256() + "." + image.type().substring("image/".length());
  }
}
