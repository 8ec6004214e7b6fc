package dev.plenum.cli.roll;

import dev.plenum.election.files.RollFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Cuts a roll by the size that its parts have once they are packed. */
final class RollParts {
  /** Below the one MiB of a Secret, with room for its names and for base64's bookkeeping. */
  static final int MOST_BYTES = 900 << 10;

  private RollParts() {}

  /** Parts of about the same size, in order, each with the header. */
  static List<byte[]> of(List<RollFile.Line> lines) {
    return of(lines, MOST_BYTES);
  }

  static List<byte[]> of(List<RollFile.Line> lines, int mostBytes) {
    int parts = Math.max(1, Math.ceilDiv(packed(lines).length, mostBytes));
    while (true) {
      List<byte[]> cut = cut(lines, parts);
      if (parts >= lines.size() || cut.stream().allMatch(part -> part.length <= mostBytes)) {
        return cut;
      }
      parts++;
    }
  }

  private static List<byte[]> cut(List<RollFile.Line> lines, int parts) {
    List<byte[]> cut = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      int from = (int) ((long) lines.size() * i / parts);
      int to = (int) ((long) lines.size() * (i + 1) / parts);
      cut.add(packed(lines.subList(from, to)));
    }
    return cut;
  }

  private static byte[] packed(List<RollFile.Line> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(RollFile.write(lines));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
