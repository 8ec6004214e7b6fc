package dev.plenum.kernel.machine;

import dev.plenum.kernel.hash.Sha256;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a command asks for, as far as it makes it that command: who sends the same id again with
 * other content asks for something else, and must be told so.
 *
 * @param sha256 of the canonical JSON; 32 bytes, or none where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Content(byte[] sha256) {
  /** Of entries that were written before contents were kept. */
  public static final Content UNKNOWN = new Content(new byte[0]);

  public Content {
    if (sha256.length != 0 && sha256.length != Sha256.BYTES) {
      throw new IllegalArgumentException("a content hash of " + sha256.length + " bytes");
    }
  }

  public boolean known() {
    return sha256.length > 0;
  }

  /** Whether the two may be one; of an unknown one nobody can say that it is another. */
  public boolean mayBe(Content other) {
    return !known() || !other.known() || equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content(byte[] hash) && Arrays.equals(sha256, hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(sha256);
  }
}
