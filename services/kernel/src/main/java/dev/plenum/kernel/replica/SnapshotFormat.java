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
 * A snapshot as bytes: deflated; magic number, sequence number, time, Merkle peaks, command ids,
 * then the state as canonical JSON.
 */
public final class SnapshotFormat<S> {
  private static final int MAGIC = 0x504C5331; // PLS1
  private static final int BUFFER = 1 << 16;

  private final MachineCodec<S, ?, ?> codec;

  public SnapshotFormat(MachineCodec<S, ?, ?> codec) {
    this.codec = codec;
  }

  public void write(Snapshot<S> snapshot, OutputStream raw) throws IOException {
    var deflater = new DeflaterOutputStream(raw, new Deflater(Deflater.BEST_SPEED), BUFFER);
    var out = new DataOutputStream(new BufferedOutputStream(deflater, BUFFER));
    out.writeInt(MAGIC);
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
    deflater.finish();
  }

  public Snapshot<S> read(InputStream raw) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw), BUFFER));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a snapshot of this version");
    }
    long seq = in.readLong();
    HybridTime time = new HybridTime(in.readLong());
    List<byte[]> peaks = new ArrayList<>();
    for (int i = Long.bitCount(seq); i > 0; i--) {
      peaks.add(in.readNBytes(32));
    }
    List<UUID> ids = new ArrayList<>(Math.toIntExact(seq));
    for (long i = 0; i < seq; i++) {
      ids.add(new UUID(in.readLong(), in.readLong()));
    }
    return new Snapshot<>(
        new View<>(seq, time, codec.state(in)), new MerkleFrontier(seq, peaks), ids);
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
