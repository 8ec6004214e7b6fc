package dev.plenum.kernel.intake.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes as text: UTF-8, with or without a byte order mark, or UTF-16 with one. */
public final class TextFile {
  private TextFile() {}

  public static String decode(byte[] file, Bounds bounds) throws Unreadable {
    size(file, bounds);
    if (starts(file, 0xEF, 0xBB, 0xBF)) {
      return strict(file, 3, StandardCharsets.UTF_8);
    }
    if (starts(file, 0xFF, 0xFE)) {
      return strict(file, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(file, 0xFE, 0xFF)) {
      return strict(file, 2, StandardCharsets.UTF_16BE);
    }
    return strict(file, 0, StandardCharsets.UTF_8);
  }

  public static void size(byte[] file, Bounds bounds) throws Unreadable {
    if (file.length > bounds.fileBytes()) {
      throw new Unreadable(
          "the file",
          file.length / (1 << 20) + " MB",
          "may have " + bounds.fileBytes() / (1 << 20) + " MB at most");
    }
  }

  private static boolean starts(byte[] file, int... bytes) {
    if (file.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((file[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static String strict(byte[] file, int from, Charset charset) throws Unreadable {
    ByteBuffer bytes = ByteBuffer.wrap(file, from, file.length - from);
    try {
      String text = charset.newDecoder().decode(bytes).toString();
      if (text.indexOf('\0') >= 0) {
        throw new Unreadable("the file", "", "is not text; save it as CSV UTF-8 or as plain text");
      }
      return text.replace("\r\n", "\n").replace('\r', '\n');
    } catch (CharacterCodingException e) {
      // The decoder leaves its position at the first byte that it cannot take.
      throw new Unreadable(
          "line " + lineOf(file, bytes.position()),
          String.format("byte %02X", file[Math.min(bytes.position(), file.length - 1)]),
          "the file is not UTF-8 (perhaps Windows-1252); save it as \"CSV UTF-8\" or choose"
              + " the encoding UTF-8");
    }
  }

  private static long lineOf(byte[] file, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      if (file[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
