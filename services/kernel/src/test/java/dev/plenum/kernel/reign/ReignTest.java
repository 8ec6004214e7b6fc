package dev.plenum.kernel.reign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.admission.WaitingLine;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.LoneMesh;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReignTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final MemoryLedger ledger = new MemoryLedger();
  private final Queue<EndReason> ends = new ConcurrentLinkedQueue<>();
  private final Queue<PeerMessage> sent = new ConcurrentLinkedQueue<>();
  private volatile boolean heard;
  private volatile boolean preparedUnheard;

  private final Reign<Registers.State, Registers.Command, Registers.Event> reign = reign();

  private Reign<Registers.State, Registers.Command, Registers.Event> reign() {
    Head taken = ledger.takeEpoch(Entries.SHARD, "node-0", 0);
    var replica = new Replica<>(Entries.SHARD, new Registers(), Entries.CODEC);
    var parts =
        new ReignParts<>(
            new Registers(),
            Entries.CODEC,
            ledger,
            new Mesh(),
            Work.SYSTEM,
            replica,
            () -> 1,
            node -> false,
            new Own(),
            ReignMetrics.NONE);
    return new Reign<>(
        taken, ShardConfig.of(Entries.SHARD, Admission.of(10, 10)), parts, ends::add);
  }

  @AfterEach
  void end() {
    reign.end(EndReason.HandedOver);
  }

  private void ask(int id) {
    Stamp stamp = new Stamp(new UUID(7, id), "ada", Instant.now(), 0);
    var stamped = new Stamped<Registers.Command>(stamp, new Registers.Command.Add("r", 1));
    assertThat(reign.line().join(new Pending<>(stamped, Content.UNKNOWN, new Deaf(), 0)))
        .isEqualTo(WaitingLine.Joined.Waiting);
  }

  private void confirm(long upTo) {
    reign.prepared("node-1", new PeerMessage.Prepared(reign.epoch(), upTo, true));
  }

  /** Whoever reads what he missed lets a batch pass, and it is sent once. */
  @Test
  void nothingIsPreparedBeforeMostHaveWhatTheReignBeganFrom() throws Exception {
    reign.start();
    ask(1);
    Cluster.await(SOON, () -> reign.preparedUpTo() == 1);
    heard = true;
    confirm(0);
    Cluster.await(SOON, () -> sent.stream().anyMatch(PeerMessage.Prepare.class::isInstance));
    assertThat(preparedUnheard).isFalse();
    confirm(1);
    Cluster.await(SOON, () -> ledger.entries().size() == 1);
    assertThat(ends).isEmpty();
  }

  @Test
  void aReignThatMostNeverHearOfEndsWithTheFirstCommand() throws Exception {
    reign.start();
    ask(1);
    Cluster.await(SOON, () -> !ends.isEmpty());
    assertThat(ends).containsExactly(EndReason.NoMajority);
    assertThat(sent).noneMatch(PeerMessage.Prepare.class::isInstance);
    assertThat(ledger.entries()).isEmpty();
  }

  private static final class Own implements Reign.Memory {
    @Override
    public void hold(PeerMessage.Prepare batch) {}

    @Override
    public boolean remember(PeerMessage.Refused refused) {
      return true;
    }

    @Override
    public List<Refusal> refusals() {
      return List.of();
    }
  }

  private final class Mesh extends LoneMesh {
    @Override
    public boolean send(String node, PeerMessage message) {
      if (message instanceof PeerMessage.Prepare && !heard) {
        preparedUnheard = true;
      }
      return sent.add(message);
    }
  }
}
