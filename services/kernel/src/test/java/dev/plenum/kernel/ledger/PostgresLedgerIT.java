package dev.plenum.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.ledger.postgres.PostgresLedger;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresLedgerIT {
  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;
  private static PostgresLedger ledger;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    pool =
        PostgresPool.open(
            PostgresPool.Settings.of(
                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
    PostgresPool.migrate(pool);
    ledger = new PostgresLedger(pool);
  }

  @AfterAll
  static void stop() throws Exception {
    pool.close();
    postgres.close();
  }

  private static String freshShard() {
    String shard = "shard-" + UUID.randomUUID();
    ledger.open(shard);
    return shard;
  }

  private static Batch batch(String shard, long epoch, long head, int entries) {
    LeafHash hash = new LeafHash(shard);
    MerkleFrontier frontier = new MerkleFrontier();
    List<Entry> list = new ArrayList<>();
    for (int i = 1; i <= entries; i++) {
      byte[] events = "[{\"type\":\"X\"}]".getBytes(StandardCharsets.UTF_8);
      UUID id = UUID.randomUUID();
      HybridTime time = HybridTime.of(1_000 + i, 0);
      byte[] leaf = hash.leaf(head + i, epoch, time, id, "someone", events);
      frontier.append(leaf);
      list.add(new Entry(head + i, epoch, time, id, "someone", events, leaf));
    }
    return new Batch(shard, epoch, head, list, frontier.root());
  }

  @Test
  void aCommittedBatchIsReadBackAsItWasWritten() {
    String shard = freshShard();
    long epoch = ledger.takeEpoch(shard, "a").epoch();
    Batch batch = batch(shard, epoch, 0, 3);
    assertThat(ledger.commit(batch)).isTrue();
    assertThat(ledger.read(shard, 1, 10))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(batch.entries());
    assertThat(ledger.head(shard).seq()).isEqualTo(3);
    assertThat(ledger.head(shard).root()).isEqualTo(batch.root());
  }

  @Test
  void aHundredOfAHundredStaleCommitsAreRefused() {
    String shard = freshShard();
    long deposed = ledger.takeEpoch(shard, "deposed").epoch();
    long reigning = ledger.takeEpoch(shard, "reigning").epoch();
    int refused = 0;
    long head = 0;
    for (int i = 0; i < 100; i++) {
      refused += ledger.commit(batch(shard, deposed, head, 2)) ? 0 : 1;
      assertThat(ledger.commit(batch(shard, reigning, head, 1))).isTrue();
      head++;
    }
    assertThat(refused).isEqualTo(100);
    assertThat(ledger.read(shard, 1, 1_000)).hasSize(100).allMatch(e -> e.epoch() == reigning);
  }

  @Test
  void aBatchThatDoesNotFollowTheHeadIsRefused() {
    String shard = freshShard();
    long epoch = ledger.takeEpoch(shard, "a").epoch();
    assertThat(ledger.commit(batch(shard, epoch, 0, 2))).isTrue();
    assertThat(ledger.commit(batch(shard, epoch, 0, 2))).isFalse();
    assertThat(ledger.commit(batch(shard, epoch, 5, 2))).isFalse();
    assertThat(ledger.head(shard).seq()).isEqualTo(2);
  }

  @Test
  void epochsAreNeverGivenTwice() {
    String shard = freshShard();
    Set<Long> epochs = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 64)
        .parallel()
        .forEach(i -> assertThat(epochs.add(ledger.takeEpoch(shard, "n" + i).epoch())).isTrue());
    assertThat(epochs).hasSize(64);
  }

  @Test
  void onlyOneOfManyRaisesTheGeneration() {
    long before = ledger.generation().number();
    IntStream.range(0, 16).parallel().forEach(i -> ledger.raiseGeneration(before, 3));
    assertThat(ledger.generation().number()).isEqualTo(before + 1);
  }
}
