package dev.plenum.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.postgres.PostgresLedger;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many of a deposed leader's commits the database refuses, each at the ledger's very head. */
public final class FencingBench {
  private static final String SHARD = "fenced";
  private static final int TRIES = 100;
  private static final LeafHash HASH = new LeafHash(SHARD);
  private static final byte[] EVENTS = "[{\"type\":\"Tried\"}]".getBytes(StandardCharsets.UTF_8);

  private FencingBench() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres postgres = LedgerBench.durablePostgres();
        HikariDataSource pool =
            PostgresPool.open(
                PostgresPool.Settings.of(
                    postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"))) {
      PostgresPool.migrate(pool);
      PostgresLedger ledger = new PostgresLedger(pool);
      ledger.open(SHARD, new Owner("a-test", "keys"));
      long deposed = ledger.takeEpoch(SHARD, "deposed", 0).epoch();
      long reigning = ledger.takeEpoch(SHARD, "reigning", 0).epoch();
      MerkleFrontier frontier = new MerkleFrontier();
      int refused = 0;
      for (int head = 0; head < TRIES; head++) {
        Position after = new Position(head, frontier.root());
        Entry stale = ReplicaBench.entry(HASH, head + 1, deposed, EVENTS);
        MerkleFrontier other = frontier.copy();
        other.append(stale.leaf());
        refused += commits(ledger, "deposed", after, stale, other) ? 0 : 1;
        Entry fresh = ReplicaBench.entry(HASH, head + 1, reigning, EVENTS);
        frontier.append(fresh.leaf());
        if (!commits(ledger, "reigning", after, fresh, frontier)) {
          throw new IllegalStateException("the reigning leader could not commit at " + head);
        }
      }
      Evidence.write(
          "stale_commits.refused_of_100",
          refused,
          "commits",
          "of a deposed leader, each at the ledger's head, between commits of the reigning one");
    }
  }

  private static boolean commits(
      PostgresLedger ledger, String leader, Position after, Entry entry, MerkleFrontier frontier) {
    var batch = new Batch(SHARD, entry.epoch(), leader, after, List.of(entry), frontier.root());
    return ledger.commit(batch) == CommitOutcome.Committed;
  }
}
