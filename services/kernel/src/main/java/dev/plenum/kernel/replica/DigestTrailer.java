package dev.plenum.kernel.replica;

import dev.plenum.kernel.hash.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Reads what ends with its own SHA-256. Whoever reads from here sees the content and never the hash
 * behind it, however far he reads ahead.
 */
final class DigestTrailer extends InputStream {
  private final InputStream in;
  private final MessageDigest sha256 = Sha256.fresh();
  private final byte[] buffer;
  private int from;
  private int to;

  DigestTrailer(InputStream in, int bufferBytes) {
    this.in = in;
    this.buffer = new byte[bufferBytes + Sha256.BYTES];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (content() == 0) {
      fill();
    }
    int taken = Math.min(length, content());
    if (taken <= 0) {
      return -1;
    }
    System.arraycopy(buffer, from, into, offset, taken);
    sha256.update(buffer, from, taken);
    from += taken;
    return taken;
  }

  /** Of what is buffered, all but the last bytes: they may be the hash. */
  private int content() {
    return Math.max(0, to - from - Sha256.BYTES);
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (content() == 0) {
      int more = in.read(buffer, to, buffer.length - to);
      if (more < 0) {
        return;
      }
      to += more;
    }
  }

  /** Reads to the end; throws if the content is not what its hash says. */
  void requireUnchanged() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    if (to - from != Sha256.BYTES) {
      throw new EOFException("cut off before its hash");
    }
    byte[] written = Arrays.copyOfRange(buffer, from, to);
    if (!MessageDigest.isEqual(written, sha256.digest())) {
      throw new IOException("not what its hash says: it was changed");
    }
  }
}
