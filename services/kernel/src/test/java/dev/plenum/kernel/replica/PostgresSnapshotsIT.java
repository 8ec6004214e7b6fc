package dev.plenum.kernel.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.postgres.PostgresLedger;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.replica.postgres.PostgresSnapshots;
import dev.plenum.kernel.testing.SharedPostgres;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Snapshots of two state versions side by side. */
class PostgresSnapshotsIT {
  private static HikariDataSource pool;
  private static SnapshotStore snapshots;

  @BeforeAll
  static void start() throws Exception {
    pool = PostgresPool.open(SharedPostgres.newDatabase());
    PostgresPool.migrate(pool);
    snapshots = new PostgresSnapshots(pool);
  }

  @AfterAll
  static void stop() throws Exception {
    pool.close();
  }

  private static String freshShard() {
    String shard = "shard-" + UUID.randomUUID();
    new PostgresLedger(pool).open(shard, new Owner("uid", "keys"));
    return shard;
  }

  private static void write(String shard, int version, long seq, String text) {
    snapshots.write(shard, version, seq, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String read(String shard, int version, long seq) {
    return snapshots.read(
        shard, version, seq, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void oneVersionLeavesTheOthersSnapshotsAlone() {
    String shard = freshShard();
    write(shard, 1, 10, "one at 10");
    write(shard, 2, 10, "two at 10");
    write(shard, 2, 20, "two at 20");
    write(shard, 2, 20, "two at 20 again");
    write(shard, 2, 30, "two at 30");
    snapshots.prune(shard, 2, 2);
    assertThat(snapshots.whole(shard, 1)).containsExactly(10L);
    assertThat(snapshots.whole(shard, 2)).containsExactly(30L, 20L);
    assertThat(read(shard, 1, 10)).isEqualTo("one at 10");
    assertThat(read(shard, 2, 20)).isEqualTo("two at 20 again");
  }

  @Test
  void whenNobodyReadsTheOtherVersionsTheyAreForgotten() {
    String shard = freshShard();
    String other = freshShard();
    write(shard, 1, 10, "one");
    write(shard, 2, 10, "two");
    write(other, 1, 10, "of another shard");
    snapshots.forgetOthers(shard, 2);
    assertThat(snapshots.whole(shard, 1)).isEmpty();
    assertThat(snapshots.whole(shard, 2)).containsExactly(10L);
    assertThat(snapshots.whole(other, 1)).containsExactly(10L);
  }

  @Test
  void whatANodeOfBeforeThereWereVersionsWritesIsOfTheFirst() throws Exception {
    String shard = freshShard();
    try (var connection = pool.getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO snapshot (shard, seq, part, bytes, last) VALUES (?, 5, 0, '', true)")) {
      insert.setString(1, shard);
      insert.executeUpdate();
    }
    assertThat(snapshots.whole(shard, 1)).containsExactly(5L);
    assertThat(snapshots.whole(shard, 2)).isEmpty();
  }
}
