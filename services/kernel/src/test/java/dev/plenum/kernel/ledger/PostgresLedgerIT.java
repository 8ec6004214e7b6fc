package dev.plenum.kernel.ledger;

import static dev.plenum.kernel.ledger.CommitOutcome.Committed;
import static dev.plenum.kernel.ledger.CommitOutcome.Deposed;
import static dev.plenum.kernel.ledger.CommitOutcome.HeadElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.ledger.postgres.PostgresGenerations;
import dev.plenum.kernel.ledger.postgres.PostgresLedger;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.testing.SharedPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresLedgerIT {
  private static final Owner OWNER = new Owner("uid-1", "keys-1");

  private static PostgresPool.Settings database;
  private static HikariDataSource pool;
  private static PostgresLedger ledger;

  @BeforeAll
  static void start() throws Exception {
    database = SharedPostgres.newDatabase();
    pool = PostgresPool.open(database);
    PostgresPool.migrate(pool);
    ledger = new PostgresLedger(pool);
  }

  @AfterAll
  static void stop() throws Exception {
    pool.close();
  }

  private static String freshShard() {
    String shard = "shard-" + UUID.randomUUID();
    ledger.open(shard, OWNER);
    return shard;
  }

  /** A batch that continues what the ledger has, by whoever thinks that he leads. */
  private static Batch batch(String shard, Head mine, Position after, int entries) {
    MerkleFrontier frontier = new MerkleFrontier();
    ledger.read(shard, 1, (int) after.seq()).forEach(entry -> frontier.append(entry.leaf()));
    LeafHash hash = new LeafHash(shard);
    List<Entry> list = new ArrayList<>();
    for (int i = 1; i <= entries; i++) {
      byte[] events = "[{\"type\":\"X\"}]".getBytes(StandardCharsets.UTF_8);
      UUID id = UUID.randomUUID();
      Content content = new Content(Sha256.of(id.toString()));
      HybridTime time = HybridTime.of(1_000 + i, 0);
      long seq = after.seq() + i;
      byte[] leaf = hash.leaf(seq, mine.epoch(), time, id, "someone", content, events);
      frontier.append(leaf);
      list.add(new Entry(seq, mine.epoch(), time, id, "someone", content, events, leaf));
    }
    return new Batch(shard, mine.epoch(), mine.leader(), after, list, frontier.root());
  }

  private static Position end(Batch batch) {
    return new Position(batch.lastSeq(), batch.root());
  }

  @Test
  void aCommittedBatchIsReadBackAsItWasWritten() {
    String shard = freshShard();
    Batch batch = batch(shard, ledger.takeEpoch(shard, "a", 0), Position.start(), 3);
    assertThat(ledger.commit(batch)).isEqualTo(Committed);
    assertThat(ledger.read(shard, 1, 10))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(batch.entries());
    assertThat(ledger.head(shard).position()).isEqualTo(end(batch));
  }

  @Test
  void aHundredOfAHundredStaleCommitsAreRefused() {
    String shard = freshShard();
    Head deposed = ledger.takeEpoch(shard, "deposed", 0);
    Head reigning = ledger.takeEpoch(shard, "reigning", 0);
    int refused = 0;
    Position head = Position.start();
    for (int i = 0; i < 100; i++) {
      refused += ledger.commit(batch(shard, deposed, head, 2)) == Deposed ? 1 : 0;
      Batch next = batch(shard, reigning, head, 1);
      assertThat(ledger.commit(next)).isEqualTo(Committed);
      head = end(next);
    }
    assertThat(refused).isEqualTo(100);
    assertThat(ledger.read(shard, 1, 1_000))
        .hasSize(100)
        .allMatch(e -> e.epoch() == reigning.epoch());
  }

  @Test
  void aBatchThatDoesNotFollowTheHeadIsRefused() {
    String shard = freshShard();
    Head mine = ledger.takeEpoch(shard, "a", 0);
    Batch first = batch(shard, mine, Position.start(), 2);
    assertThat(ledger.commit(first)).isEqualTo(Committed);
    assertThat(ledger.commit(batch(shard, mine, Position.start(), 2))).isEqualTo(HeadElsewhere);
    assertThat(ledger.commit(batch(shard, mine, new Position(5, first.root()), 2)))
        .isEqualTo(HeadElsewhere);
    assertThat(ledger.head(shard).seq()).isEqualTo(2);
  }

  @Test
  void aLedgerOfTheSameLengthAndAnotherHistoryIsNotContinued() throws SQLException {
    String shard = freshShard();
    Head mine = ledger.takeEpoch(shard, "a", 0);
    Batch first = batch(shard, mine, Position.start(), 2);
    assertThat(ledger.commit(first)).isEqualTo(Committed);
    Batch next = batch(shard, mine, end(first), 1);
    execute("UPDATE ledger SET root = sha256(root) WHERE shard = '" + shard + "'");
    assertThat(ledger.commit(next)).isEqualTo(HeadElsewhere);
    assertThat(ledger.read(shard, 3, 1)).isEmpty();
  }

  @Test
  void anEpochThatADatabaseForgotIsNotGivenAgain() throws SQLException {
    String shard = freshShard();
    Head before = ledger.takeEpoch(shard, "a", 0);
    execute("UPDATE ledger SET epoch = epoch - 1, leader = '' WHERE shard = '" + shard + "'");
    assertThat(ledger.commit(batch(shard, before, Position.start(), 1))).isEqualTo(HeadElsewhere);
    assertThat(ledger.takeEpoch(shard, "b", before.epoch()).epoch()).isGreaterThan(before.epoch());
  }

  @Test
  void ofTwoLeadersWithOneEpochTheDatabaseTakesItsOwn() throws SQLException {
    String shard = freshShard();
    Head before = ledger.takeEpoch(shard, "a", 0);
    execute("UPDATE ledger SET epoch = epoch - 1, leader = '' WHERE shard = '" + shard + "'");
    Head again = ledger.takeEpoch(shard, "b", 0);
    assertThat(again.epoch()).isEqualTo(before.epoch());
    assertThat(ledger.commit(batch(shard, before, Position.start(), 1))).isEqualTo(Deposed);
    assertThat(ledger.commit(batch(shard, again, Position.start(), 1))).isEqualTo(Committed);
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void epochsAreNeverGivenTwice() {
    String shard = freshShard();
    Set<Long> epochs = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 64)
        .parallel()
        .forEach(i -> assertThat(epochs.add(ledger.takeEpoch(shard, "n" + i, 0).epoch())).isTrue());
    assertThat(epochs).hasSize(64);
  }

  @Test
  void theLedgerOfAnotherResourceIsRefusedWithASentence() {
    String shard = freshShard();
    assertThatThrownBy(() -> ledger.open(shard, new Owner("uid-2", "keys-2")))
        .isInstanceOf(LedgerTakenException.class)
        .hasMessageContaining("belongs to another resource, with uid uid-1");
    assertThatThrownBy(() -> ledger.open(shard, new Owner("uid-1", "keys-2")))
        .isInstanceOf(LedgerTakenException.class)
        .hasMessageContaining("begun with other keys");
    ledger.open(shard, OWNER);
  }

  @Test
  void whoHasTheKeysOfADeletedResourceGoesOnWithItsLedgerAndNobodyBefore() throws SQLException {
    String shard = freshShard();
    Owner successor = new Owner("uid-2", "keys-1");
    try (var living = connectedAs("uid-1")) {
      assertThat(living.isRunning()).isTrue();
      assertThatThrownBy(() -> ledger.open(shard, successor))
          .isInstanceOf(LedgerTakenException.class)
          .hasMessageContaining("still in use");
    }
    await(() -> {
      ledger.open(shard, successor);
      return true;
    });
    try (var living = connectedAs("uid-2")) {
      assertThat(living.isRunning()).isTrue();
      assertThatThrownBy(() -> ledger.open(shard, OWNER))
          .as("the first one does not come back beside it")
          .isInstanceOf(LedgerTakenException.class);
    }
  }

  @Test
  void whoseLedgerWasTakenOverWritesNothingMore() throws SQLException {
    String shard = freshShard();
    Head mine = ledger.takeEpoch(shard, "a", 0);
    execute("UPDATE ledger SET owner = 'uid-2' WHERE shard = '" + shard + "'");
    assertThat(ledger.commit(batch(shard, mine, Position.start(), 1))).isNotEqualTo(Committed);
    assertThatThrownBy(() -> ledger.takeEpoch(shard, "a", 0)).isInstanceOf(StoreException.class);
  }

  private static HikariDataSource connectedAs(String uid) throws SQLException {
    HikariDataSource living = PostgresPool.open(database.ownedBy(uid));
    living.getConnection().close();
    return living;
  }

  /** A connection that was closed may be seen a moment longer. */
  private static void await(Callable<Boolean> condition) {
    assertThatNoException()
        .isThrownBy(() -> {
          for (int i = 0; ; i++) {
            try {
              condition.call();
              return;
            } catch (LedgerTakenException e) {
              if (i == 100) {
                throw e;
              }
              Thread.sleep(50);
            }
          }
        });
  }

  @Test
  void resourcesThatShareADatabaseHaveGenerationsOfTheirOwn() {
    var mine = new PostgresGenerations(pool, "mine");
    var other = new PostgresGenerations(pool, "other");
    long before = mine.generation().number();
    IntStream.range(0, 16).parallel().forEach(i -> mine.raiseGeneration(before, 3));
    assertThat(mine.generation().number()).as("only one of many raises it").isEqualTo(before + 1);
    assertThat(other.generation().number()).isZero();
  }

  @Test
  void theDatabaseSaysWhatItPromises() {
    Durability promised = ledger.durability();
    assertThat(promised.synchronousCommit()).as("pinned by the connection").isEqualTo("on");
    assertThat(promised.sentence()).contains("synchronous_commit on", "no standby is waited for");
    assertThat(promised.survivesCrash()).isEqualTo(promised.fsync() && promised.fullPageWrites());
  }
}
