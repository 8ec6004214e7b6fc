package dev.plenum.kernel.intake.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Files that were made smaller, by what they are and not by what they are called. */
final class Gzip {
  private Gzip() {}

  /** What came out, never more than the bounds allow; the file itself where it is not packed. */
  static byte[] unpacked(byte[] file, Bounds bounds) throws Unreadable {
    if (file.length < 3 || file[0] != 0x1F || file[1] != (byte) 0x8B) {
      return file;
    }
    TextFile.size(file, bounds);
    byte[] content;
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(file))) {
      content = stream.readNBytes(bounds.fileBytes() + 1);
    } catch (IOException e) {
      throw new Unreadable("the file", "", "is not a whole gzip: it breaks off or is damaged");
    }
    if (content.length > bounds.fileBytes()) {
      String most = bounds.fileBytes() / (1 << 20) + " MB";
      throw new Unreadable("the file", "", "unpacks to more than " + most);
    }
    return content;
  }
}
