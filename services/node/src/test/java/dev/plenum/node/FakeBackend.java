package dev.plenum.node;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.leadership.hazelcast.RaftGroupView;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.wiring.Backend;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that always answers, or says to come again where a test wants that. */
final class FakeBackend implements Backend, Shard<Election, ElectionCommand, ElectionEvent> {
  private final ElectionMachine machine = new ElectionMachine();
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);
  private final Map<UUID, Receipt> receipts = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Consumer<Folded<Election, ElectionEvent>>> listeners =
      new CopyOnWriteArrayList<>();
  private volatile View<Election> view = new View<>(0, HybridTime.ZERO, machine.initial());
  volatile Outcome.@Nullable Retry unavailable;
  volatile boolean ready = true;

  @Override
  public synchronized CompletableFuture<Outcome> submit(
      Submission<ElectionCommand> submission, Consumer<Waiting> waiting) {
    Outcome.Retry retry = unavailable;
    if (retry != null) {
      return CompletableFuture.completedFuture(retry);
    }
    waiting.accept(new Waiting(1, Duration.ofMillis(5)));
    Receipt known = receipts.get(submission.commandId());
    return CompletableFuture.completedFuture(
        known != null ? new Outcome.Accepted(known) : decide(submission));
  }

  private Outcome decide(Submission<ElectionCommand> submission) {
    var stamped = new Stamped<>(submission.stamp(), submission.command());
    return switch (machine.decide(view.state(), stamped)) {
      case Decision.Accepted<ElectionEvent> accepted -> append(submission, accepted.events());
      case Decision.Rejected<ElectionEvent> rejected -> new Outcome.Rejected(rejected.rejection());
    };
  }

  private Outcome append(Submission<ElectionCommand> submission, List<ElectionEvent> events) {
    long seq = view.seq() + 1;
    HybridTime time = HybridTime.of(submission.receivedAt().toEpochMilli(), 0);
    var context = new EntryContext(seq, time, submission.commandId(), submission.actor());
    byte[] json = codec.events(events);
    byte[] leaf = sha256(seq + new String(json, StandardCharsets.UTF_8));
    entries.add(new Entry(seq, 1, time, submission.commandId(), submission.actor(), json, leaf));
    Election state = view.state();
    for (ElectionEvent event : codec.events(json)) {
      state = machine.evolve(state, event, context);
    }
    view = new View<>(seq, time, state);
    Receipt receipt =
        new Receipt("test", seq, 1, time, submission.commandId(), HexFormat.of().formatHex(leaf));
    receipts.put(submission.commandId(), receipt);
    var folded = new Folded<>(List.of(new Folded.FoldedEntry<>(context, events)), view);
    listeners.forEach(listener -> listener.accept(folded));
    return new Outcome.Accepted(receipt);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletableFuture<Outcome> submit(Submission<ElectionCommand> submission) {
    return submit(submission, _ -> {});
  }

  @Override
  public String id() {
    return "test";
  }

  @Override
  public View<Election> view() {
    return view;
  }

  @Override
  public CompletableFuture<View<Election>> viewAt(long seq, Duration limit) {
    return CompletableFuture.completedFuture(view);
  }

  @Override
  public Subscription subscribe(Consumer<Folded<Election, ElectionEvent>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public ShardStatus status() {
    return new ShardStatus(
        "test", "n-0", "n-0", true, 1, 0, view.seq(), view.seq(), "00", 0, 0, List.of());
  }

  @Override
  public void start() {}

  @Override
  public Shard<Election, ElectionCommand, ElectionEvent> shard() {
    return this;
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public boolean databaseReady() {
    return true;
  }

  @Override
  public boolean quorumHealthy() {
    return true;
  }

  @Override
  public List<String> cpMembers() {
    return List.of("n-0");
  }

  @Override
  public List<RaftGroupView> raftGroups() {
    return List.of();
  }

  @Override
  public synchronized List<Entry> entries(long fromSeq, int limit) {
    int from = (int) Math.min(entries.size(), Math.max(0, fromSeq - 1));
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  @Override
  public void drain(Duration limit) {}

  @Override
  public void close() {}
}
