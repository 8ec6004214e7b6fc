package dev.plenum.kernel.replica;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.shard.View;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A snapshot as bytes: deflated; magic number, state version, newest format of events, sequence
 * number, time, Merkle peaks, command ids, then the state as canonical JSON; and at the end SHA-256
 * of all that. One of another state version is not read, nor one that says of itself that it holds
 * what this program could not have folded.
 */
public final class SnapshotFormat<S> {
  private static final int MAGIC = 0x504C5332; // PLS2
  private static final int BUFFER = 1 << 16;

  private final MachineCodec<S, ?, ?> codec;
  private final int stateVersion;

  /**
   * A format for the states of one version.
   *
   * @param stateVersion of the machine that the states are of
   */
  public SnapshotFormat(MachineCodec<S, ?, ?> codec, int stateVersion) {
    this.codec = codec;
    this.stateVersion = stateVersion;
  }

  /** What its digests and snapshots are comparable under. */
  public int stateVersion() {
    return stateVersion;
  }

  public void write(Snapshot<S> snapshot, OutputStream raw) throws IOException {
    var deflater = new DeflaterOutputStream(raw, new Deflater(Deflater.BEST_SPEED), BUFFER);
    var digested = new DigestOutputStream(deflater, Sha256.fresh());
    var out = new DataOutputStream(new BufferedOutputStream(digested, BUFFER));
    out.writeInt(MAGIC);
    out.writeInt(stateVersion);
    out.writeInt(snapshot.format());
    out.writeLong(snapshot.view().seq());
    out.writeLong(snapshot.view().time().packed());
    for (byte[] peak : snapshot.frontier().peaks()) {
      out.write(peak);
    }
    for (UUID id : snapshot.commandIds()) {
      out.writeLong(id.getMostSignificantBits());
      out.writeLong(id.getLeastSignificantBits());
    }
    codec.state(snapshot.view().state(), out);
    out.flush();
    deflater.write(digested.getMessageDigest().digest());
    deflater.finish();
  }

  public Snapshot<S> read(InputStream raw) throws IOException {
    var whole =
        new DigestTrailer(new BufferedInputStream(new InflaterInputStream(raw), BUFFER), BUFFER);
    var in = new DataInputStream(whole);
    requireThisVersion(in);
    int format = readableFormat(in);
    long seq = in.readLong();
    HybridTime time = new HybridTime(in.readLong());
    List<byte[]> peaks = new ArrayList<>();
    for (int i = Long.bitCount(seq); i > 0; i--) {
      peaks.add(in.readNBytes(Sha256.BYTES));
    }
    // It grows with what is there: a number that was damaged must not be believed with memory.
    CommandIndex index = new CommandIndex();
    for (long i = 0; i < seq; i++) {
      index.append(in.readLong(), in.readLong());
    }
    S state = codec.state(in);
    whole.requireUnchanged();
    return new Snapshot<>(
        new View<>(seq, time, state), new MerkleFrontier(seq, peaks), format, index);
  }

  private void requireThisVersion(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a snapshot of this version");
    }
    int version = in.readInt();
    if (version != stateVersion) {
      throw new IOException(
          "a snapshot of state version %d, not %d".formatted(version, stateVersion));
    }
  }

  private int readableFormat(DataInputStream in) throws IOException {
    int format = in.readInt();
    if (format > codec.readsFormat()) {
      throw new IOException(
          "a snapshot with events of format %d, and this program reads no more than %d"
              .formatted(format, codec.readsFormat()));
    }
    return format;
  }

  /** Lower-case hexadecimal SHA-256 of the state's canonical JSON: equal states, equal digests. */
  public String digest(S state) {
    MessageDigest sha256 = Sha256.fresh();
    try (var out =
        new BufferedOutputStream(
            new DigestOutputStream(OutputStream.nullOutputStream(), sha256), BUFFER)) {
      codec.state(state, out);
    } catch (IOException e) {
      throw new IllegalStateException("a state must be writable", e);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
