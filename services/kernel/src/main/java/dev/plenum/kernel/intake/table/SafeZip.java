package dev.plenum.kernel.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A zip unpacked in memory. Counts what really comes out and believes no size that the file states;
 * names that lead outside are refused, though nothing is ever written to a disk.
 */
public final class SafeZip {
  private SafeZip() {}

  /** What is done with an entry. */
  interface Use {
    void of(String name, byte[] content) throws Unreadable;
  }

  public static boolean looksLikeOne(byte[] file) {
    return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  /**
   * Reads by the directory at the end, as the reader of workbooks does, so that both see one zip.
   */
  public static Map<String, byte[]> unpack(byte[] file, Bounds bounds) throws Unreadable {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    each(file, bounds, entries::put);
    return entries;
  }

  /** Shows one entry after the other, so that never more than one is in memory. */
  static void each(byte[] file, Bounds bounds, Use use) throws Unreadable {
    TextFile.size(file, bounds);
    Set<String> names = new HashSet<>();
    long total = 0;
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName().replace('\\', '/');
        check(name, names);
        if (!entry.isDirectory()) {
          byte[] content = read(zip, entry, bounds, total);
          total += content.length;
          names.add(name);
          use.of(name, content);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("the file", "", "is not a whole zip: " + reason(e));
    }
  }

  private static String reason(Exception e) {
    return e instanceof ZipException && e.getMessage() != null
        ? e.getMessage()
        : "it breaks off or is damaged";
  }

  private static void check(String name, Set<String> names) throws Unreadable {
    if (!inside(name)) {
      throw new Unreadable("the zip", name, "a name in a zip must not lead outside of it");
    }
    if (names.contains(name)) {
      throw new Unreadable("the zip", name, "is in the zip twice");
    }
    if (names.size() >= Bounds.ENTRIES) {
      throw new Unreadable("the zip", "", "has more than " + Bounds.ENTRIES + " files");
    }
  }

  /** Whether a relative name stays in the folder that it starts in. */
  public static boolean inside(String name) {
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

  private static byte[] read(ZipFile zip, ZipArchiveEntry entry, Bounds bounds, long before)
      throws IOException, Unreadable {
    int most = (int) Math.min(bounds.partBytes(), bounds.unpackedBytes() - before);
    byte[] content;
    try (InputStream stream = zip.getInputStream(entry)) {
      content = stream.readNBytes(most + 1);
    }
    if (content.length > most) {
      throw new Unreadable(
          "the zip", entry.getName(), "unpacks to more than " + bounds.unpackedMegabytes());
    }
    return content;
  }
}
