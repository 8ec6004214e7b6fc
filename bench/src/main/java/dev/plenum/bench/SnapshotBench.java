package dev.plenum.bench;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.replica.CommandIndex;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.Snapshot;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.shard.View;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;

/** How many entries a node can start from and snapshot with the memory that its pod has. */
public final class SnapshotBench {
  /** As the image starts a node. */
  private static final String HEAP = "-Xmx240m";

  private static final int STEP = 1_000_000;
  private static final int MOST = 16_000_000;

  private SnapshotBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 2) {
      new Child(Integer.parseInt(args[0]), Path.of(args[1])).run();
      return;
    }
    Path file = Files.createTempFile("snapshot", ".bin");
    int carried = 0;
    long bytes = 0;
    while (carried + STEP <= MOST && carries(carried + STEP, file)) {
      carried += STEP;
      bytes = Files.size(file);
    }
    Files.delete(file);
    Evidence.write(
        "replica.entries_at_240_mb",
        carried,
        "entries",
        "written and read as a snapshot, beside an empty state; a file of %d MB"
            .formatted(bytes >> 20));
  }

  private static boolean carries(int entries, Path file) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child =
        new ProcessBuilder(
                java,
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SnapshotBench.class.getName(),
                String.valueOf(entries),
                file.toString())
            .inheritIO()
            .start();
    return child.waitFor() == 0;
  }

  /** A node of so many entries that takes its snapshot, and then one that starts from it. */
  private record Child(int entries, Path file) {
    void run() throws IOException {
      var codec = new MachineCodec<>(Registers.TYPES);
      var format = new SnapshotFormat<State>(codec, 1);
      try (OutputStream out = Files.newOutputStream(file)) {
        format.write(ofEntries(), out);
      }
      var replica = new Replica<>("main", new Registers(), codec);
      try (InputStream in = Files.newInputStream(file)) {
        replica.restore(format.read(in));
      }
      if (replica.view().seq() != entries) {
        throw new IllegalStateException("restored up to " + replica.view().seq());
      }
    }

    private Snapshot<State> ofEntries() {
      var random = new SplittableRandom(1);
      var index = new CommandIndex();
      var frontier = new MerkleFrontier();
      byte[] leaf = new byte[32];
      for (int i = 0; i < entries; i++) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        index.append(id);
        ByteBuffer.wrap(leaf).putLong(id.getMostSignificantBits());
        frontier.append(leaf.clone());
      }
      var view = new View<>((long) entries, HybridTime.ZERO, new Registers().initial());
      return new Snapshot<>(view, frontier, 1, index);
    }
  }
}
