package dev.plenum.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.postgres.PostgresLedger;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Event;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How long a node takes to have its replica of a ledger of a million entries. */
public final class ReplicaBench {
  private static final int ENTRIES = 1_000_000;
  private static final int TAIL = 25_000;
  private static final int BATCH = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private ReplicaBench() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres postgres = LedgerBench.durablePostgres();
        Cluster cluster =
            new Cluster(postgres, 3, ShardConfig.of("main", Admission.of(64, 1_000)))) {
      MerkleFrontier frontier = new MerkleFrontier();
      fill(cluster.database(), frontier, ENTRIES - TAIL);
      double folded = start(cluster, "node-0");
      cluster.node("node-0").snapshot();
      fill(cluster.database(), frontier, TAIL);
      cluster.stop("node-0");
      double restored = start(cluster, "node-1");
      String run =
          "1,000,000 entries, snapshot and a tail of %d, embedded PostgreSQL, 2 cores"
              .formatted(TAIL);
      Evidence.write("replica.ready_s_at_1m_entries", restored, "s", run);
      Evidence.write("replica.fold_s_at_1m_entries", folded, "s", "the same without a snapshot");
    }
  }

  private static double start(Cluster cluster, String node) throws InterruptedException {
    long begin = System.nanoTime();
    var started = cluster.start(node);
    Cluster.await(PATIENCE, started::started);
    System.out.printf("%s at %d%n", node, started.shard().view().seq());
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void fill(PostgresPool.Settings database, MerkleFrontier frontier, int count) {
    MachineCodec<?, ?, Event> codec = new MachineCodec<>(Registers.TYPES);
    LeafHash hash = new LeafHash("main");
    try (HikariDataSource pool = PostgresPool.open(database)) {
      PostgresPool.migrate(pool);
      PostgresLedger ledger = new PostgresLedger(pool);
      ledger.open("main", new Owner("a-test", "keys"));
      long epoch = ledger.takeEpoch("main", "filler", 0).epoch();
      long seq = frontier.size();
      for (int done = 0; done < count; done += BATCH) {
        List<Entry> entries = new ArrayList<>(BATCH);
        Position head = new Position(seq, frontier.root());
        for (int i = 0; i < BATCH; i++) {
          seq++;
          List<Event> events = List.of(new Event.Became("r" + seq % 100_000, seq));
          entries.add(entry(hash, seq, epoch, codec.events(events)));
          frontier.append(entries.getLast().leaf());
        }
        var batch = new Batch("main", epoch, "filler", head, entries, frontier.root());
        if (ledger.commit(batch) != CommitOutcome.Committed) {
          throw new IllegalStateException("not committed at " + head);
        }
      }
    }
  }

  /** An entry as a leader would commit it. */
  static Entry entry(LeafHash hash, long seq, long epoch, byte[] events) {
    UUID id = UUID.randomUUID();
    HybridTime time = HybridTime.of(seq, 0);
    return new Entry(
        seq,
        epoch,
        time,
        id,
        "filler",
        Content.UNKNOWN,
        events,
        hash.leaf(seq, epoch, time, id, "filler", Content.UNKNOWN, events));
  }
}
