package dev.plenum.kernel.reign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.reign.Draft.Verdict.Refused;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.testing.LoneMesh;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WitnessesTest {
  private static final long EPOCH = 5;
  private static final Duration COPIES_LIVE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<String, List<PeerMessage.Refused>> sent = new TreeMap<>();
  private final List<UUID> told = new ArrayList<>();
  private final List<UUID> again = new ArrayList<>();
  private final List<Refusal> own = new ArrayList<>();
  private final Set<String> forgetful = new HashSet<>();
  private boolean obeysAnother;
  private long nanos;

  private Witnesses<Command> witnesses() {
    var codec = new MachineCodec<State, Command, Event>(Registers.TYPES);
    var work = Work.of(new Hand());
    var parts =
        new ReignParts<>(
            new Registers(),
            codec,
            new MemoryLedger(),
            new Mesh(),
            work,
            new Replica<>("main", new Registers(), codec),
            () -> 1,
            forgetful::contains,
            new Own(),
            ReignMetrics.NONE);
    return new Witnesses<>(EPOCH, parts, COPIES_LIVE, PATIENCE, new Ears());
  }

  private static Refused<Command> refused(int id) {
    Stamp stamp = new Stamp(new UUID(0x4000, id), "ada", Instant.EPOCH, 0);
    var stamped = new Stamped<Command>(stamp, new Command.Set("r", 1, 2));
    return new Refused<>(
        new Pending<>(stamped, Content.UNKNOWN, new Deaf(), 0),
        KernelReason.DecisionFailed.rejection());
  }

  private PeerMessage.Refused lastTo(String peer) {
    return sent.getOrDefault(peer, List.of()).getLast();
  }

  private List<UUID> lastSentTo(String peer) {
    return lastTo(peer).refusals().stream().map(PeerMessage.Remembered::commandId).toList();
  }

  private static UUID id(int id) {
    return new UUID(0x4000, id);
  }

  @Test
  void nobodyIsToldOfARefusalThatTheNextLeaderMightNotKnow() {
    var witnesses = witnesses();
    assertThat(witnesses.refuse(List.of(refused(1), refused(2)))).isTrue();
    assertThat(told).isEmpty();
    witnesses.remembers("node-1", 1);
    assertThat(told).containsExactly(id(1));
    witnesses.remembers("node-2", 2);
    assertThat(told).containsExactly(id(1), id(2));
  }

  @Test
  void whoObeysAnotherLeaderByNowTellsNobody() {
    obeysAnother = true;
    var witnesses = witnesses();
    assertThat(witnesses.refuse(List.of(refused(1)))).isFalse();
    assertThat(sent).isEmpty();
    assertThat(again).containsExactly(id(1));
    witnesses.remembers("node-1", 1);
    assertThat(told).isEmpty();
  }

  @Test
  void whoWasRestartedIsToldAgainWhatStillCounts() {
    var witnesses = witnesses();
    witnesses.refuse(List.of(refused(1)));
    nanos += Duration.ofSeconds(20).toNanos();
    witnesses.refuse(List.of(refused(2), refused(3)));
    witnesses.remembers("node-1", 3);
    witnesses.remind();
    assertThat(lastSentTo("node-2")).containsExactly(id(1), id(2), id(3));
    witnesses.remembers("node-1", 0);
    nanos += Duration.ofSeconds(20).toNanos();
    witnesses.remind();
    assertThat(lastSentTo("node-1")).as("the first counts no more").containsExactly(id(2), id(3));
    assertThat(lastTo("node-1").oldest()).isEqualTo(2);
  }

  @Test
  void whatEarlierReignsRefusedIsToldToEverybodyAgain() {
    var key = new Refusal.Key(id(9), "ada");
    own.add(new Refusal(key, KernelReason.DecisionFailed.rejection(), nanos));
    var witnesses = witnesses();
    witnesses.remind();
    assertThat(lastSentTo("node-1")).containsExactly(id(9));
    witnesses.refuse(List.of(refused(1)));
    witnesses.remembers("node-1", 1);
    assertThat(told).as("only the earlier one is remembered").isEmpty();
    witnesses.remembers("node-1", 2);
    assertThat(told).containsExactly(id(1));
  }

  @Test
  void whoIsRefusedAgainWaitsForNothingNewAndIsRememberedForLongerInTime() {
    var witnesses = witnesses();
    witnesses.refuse(List.of(refused(1)));
    witnesses.remembers("node-1", 1);
    sent.clear();
    witnesses.refuse(List.of(refused(1)));
    assertThat(told).containsExactly(id(1), id(1));
    assertThat(sent).isEmpty();
    nanos += COPIES_LIVE.toNanos() / 2 + 1;
    witnesses.refuse(List.of(refused(1)));
    assertThat(told).as("the memory of the first would end too soon").hasSize(2);
    witnesses.remembers("node-1", 2);
    assertThat(told).hasSize(3);
  }

  @Test
  void whoIsBehindIsToldTheRestAsSoonAsItAnswers() {
    var witnesses = witnesses();
    witnesses.refuse(List.of(refused(1)));
    witnesses.refuse(List.of(refused(2)));
    witnesses.remembers("node-1", 1);
    assertThat(lastSentTo("node-1")).containsExactly(id(2));
  }

  @Test
  void whoWasNotToldWhenTheReignEndedAsksAgain() {
    var witnesses = witnesses();
    witnesses.refuse(List.of(refused(1)));
    assertThat(witnesses.abandon()).extracting(Pending::commandId).containsExactly(id(1));
    assertThat(witnesses.refuse(List.of(refused(2)))).isFalse();
    assertThat(again).containsExactly(id(2));
    witnesses.remembers("node-1", 2);
    assertThat(told).isEmpty();
  }

  @Test
  void whereTooFewConfirmItTheCallerAsksAgain() {
    var witnesses = witnesses();
    witnesses.refuse(List.of(refused(1)));
    witnesses.remind();
    assertThat(again).isEmpty();
    nanos += PATIENCE.toNanos() + 1;
    witnesses.remind();
    assertThat(again).containsExactly(id(1));
    witnesses.remembers("node-1", 1);
    assertThat(told).isEmpty();
  }

  @Test
  void aNodeOfAnEarlierVersionIsNotWaitedFor() {
    forgetful.add("node-1");
    var witnesses = witnesses();
    witnesses.refuse(List.of(refused(1)));
    assertThat(told).containsExactly(id(1));
    assertThat(sent).doesNotContainKey("node-1").containsKey("node-2");
  }

  private final class Ears implements Witnesses.Teller<Command> {
    @Override
    public void refused(Refused<Command> refused) {
      told.add(refused.pending().commandId());
    }

    @Override
    public void tryAgain(Pending<Command> pending) {
      again.add(pending.commandId());
    }
  }

  private final class Own implements Reign.Memory {
    @Override
    public void hold(PeerMessage.Prepare batch) {}

    @Override
    public boolean remember(PeerMessage.Refused refused) {
      return !obeysAnother;
    }

    @Override
    public List<Refusal> refusals() {
      return own;
    }
  }

  private final class Mesh extends LoneMesh {
    @Override
    public boolean send(String node, PeerMessage message) {
      sent.computeIfAbsent(node, name -> new ArrayList<>()).add((PeerMessage.Refused) message);
      return true;
    }
  }

  private final class Hand implements WallClock {
    @Override
    public long millis() {
      return 0;
    }

    @Override
    public long nanos() {
      return nanos;
    }
  }
}
