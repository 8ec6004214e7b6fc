package dev.plenum.exam.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A zip unpacked in memory. Counts what really comes out and believes no size that the file states;
 * names that lead outside are refused, though nothing is ever written to a disk.
 */
final class SafeZip {
  private SafeZip() {}

  static boolean looksLikeOne(byte[] file) {
    return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  /**
   * Reads by the directory at the end, as the reader of workbooks does, so that both see one zip.
   */
  static Map<String, byte[]> unpack(byte[] file) throws Unreadable {
    TextFile.size(file);
    return entries(file);
  }

  /** Without a bound on the packed size, for files that we have written. */
  static Map<String, byte[]> entries(byte[] file) throws Unreadable {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    long total = 0;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName().replace('\\', '/');
        check(name, entries);
        if (!entry.isDirectory()) {
          byte[] content = read(zip, entry, Limits.UNPACKED_BYTES - total);
          total += content.length;
          entries.put(name, content);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("the file", "", "is not a whole zip: " + reason(e));
    }
    return entries;
  }

  private static String reason(Exception e) {
    return e instanceof ZipException && e.getMessage() != null
        ? e.getMessage()
        : "it breaks off or is damaged";
  }

  private static void check(String name, Map<String, byte[]> entries) throws Unreadable {
    if (!inside(name)) {
      throw new Unreadable("the zip", name, "a name in a zip must not lead outside of it");
    }
    if (entries.containsKey(name)) {
      throw new Unreadable("the zip", name, "is in the zip twice");
    }
    if (entries.size() >= Limits.ENTRIES) {
      throw new Unreadable("the zip", "", "has more than " + Limits.ENTRIES + " files");
    }
  }

  /** Whether a relative name stays in the folder that it starts in. */
  static boolean inside(String name) {
    if (name.isEmpty() || name.startsWith("/") || name.contains(":") || name.contains("\0")) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static byte[] read(ZipFile zip, ZipArchiveEntry entry, long left)
      throws IOException, Unreadable {
    int most = (int) Math.min(Limits.ENTRY_BYTES, left);
    byte[] content;
    try (InputStream stream = zip.getInputStream(entry)) {
      content = stream.readNBytes(most + 1);
    }
    if (content.length > most) {
      throw new Unreadable(
          "the zip",
          entry.getName(),
          "unpacks to more than " + Limits.UNPACKED_BYTES / (1 << 20) + " MB");
    }
    return content;
  }
}
