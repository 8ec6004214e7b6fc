package dev.plenum.node;

import dev.plenum.kernel.Backend;
import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.leadership.RaftElection;
import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.locks.PeopleLocks;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.HistoryFinding;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.NodeRole;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.desk.Eventually;
import dev.plenum.node.wiring.Domain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that always answers, or says to come again where a test wants that. */
final class FakeBackend<S, C, E> implements Backend<S, C, E>, Shard<S, C, E> {
  private final StateMachine<S, C, E> machine;
  private final MachineCodec<S, C, E> codec;
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  private final LocalAccounts accounts = new LocalAccounts();
  private final LocalLive live = new LocalLive("n-0");
  private final LocalLocks locks = new LocalLocks();
  private final Map<UUID, Receipt> receipts = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final MerkleFrontier frontier = new MerkleFrontier();
  private final List<Consumer<Folded<S, E>>> listeners = new CopyOnWriteArrayList<>();
  private volatile View<S> view;
  volatile boolean failed;
  volatile Outcome.@Nullable Retry unavailable;

  /** What was last asked for while running. */
  volatile @Nullable Admission admission;

  /** The Lamport time of what was submitted last. */
  volatile long lastLamport;

  /** How much later everything is taken in than it is sent, for tests that do not wait. */
  volatile Duration later = Duration.ZERO;

  /** What this node shows although more is committed; null where it is not behind. */
  volatile @Nullable View<S> shown;

  volatile boolean ready = true;

  FakeBackend(Domain<S, C, E> domain) {
    this.machine = domain.machine();
    this.codec = new MachineCodec<>(domain.types());
    this.view = new View<>(0, HybridTime.ZERO, machine.initial());
  }

  @Override
  public synchronized CompletableFuture<Outcome> submit(
      Submission<C> submission, Consumer<Waiting> waiting) {
    lastLamport = submission.lamport();
    Outcome.Retry retry = unavailable;
    if (retry != null) {
      return CompletableFuture.completedFuture(retry);
    }
    waiting.accept(new Waiting(1, Duration.ofMillis(5)));
    Receipt known = receipts.get(submission.commandId());
    return CompletableFuture.completedFuture(
        known != null ? again(submission, known) : decide(submission));
  }

  private Outcome again(Submission<C> submission, Receipt known) {
    Content content = codec.content(machine.identity(submission.command()));
    return entries.get((int) known.seq() - 1).content().equals(content)
        ? new Outcome.Accepted(known)
        : new Outcome.Rejected(KernelReason.CommandIdReused.rejection());
  }

  /** Does what time made due, as a leader would. */
  void due(Instant now) {
    for (var due : machine.due(view.state(), now)) {
      UUID id = UUID.nameUUIDFromBytes(due.key().getBytes(StandardCharsets.UTF_8));
      var _ = submit(new Submission<>(id, "timer", now, 0, due.command()));
    }
  }

  private Outcome decide(Submission<C> submission) {
    Stamp stamp = submission.stamp().receivedAt(submission.receivedAt().plus(later));
    var stamped = new Stamped<>(stamp, submission.command());
    return switch (machine.decide(view.state(), stamped)) {
      case Decision.Accepted<E> accepted -> append(submission, accepted.events());
      case Decision.Rejected<E> rejected -> new Outcome.Rejected(rejected.rejection());
    };
  }

  private Outcome append(Submission<C> submission, List<E> events) {
    long seq = view.seq() + 1;
    HybridTime time = HybridTime.of(submission.receivedAt().toEpochMilli(), 0);
    var context = new EntryContext(seq, time, submission.commandId(), submission.actor());
    byte[] json = codec.events(events);
    Content content = codec.content(machine.identity(submission.command()));
    byte[] leaf =
        new LeafHash(id())
            .leaf(seq, 1, time, submission.commandId(), submission.actor(), content, json);
    frontier.append(leaf);
    entries.add(
        new Entry(seq, 1, time, submission.commandId(), submission.actor(), content, json, leaf));
    S state = view.state();
    for (E event : codec.events(json)) {
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

  @Override
  public CompletableFuture<Outcome> submit(Submission<C> submission) {
    return submit(submission, _ -> {});
  }

  @Override
  public String id() {
    return "test";
  }

  @Override
  public View<S> view() {
    View<S> old = shown;
    return old == null ? view : old;
  }

  @Override
  public CompletableFuture<View<S>> viewAt(long seq, Duration limit) {
    return Eventually.is(() -> view().seq() >= seq, limit).thenApply(_ -> view());
  }

  @Override
  public Subscription subscribe(Consumer<Folded<S, E>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized ShardStatus status() {
    return new ShardStatus(
        "test",
        "n-0",
        "n-0",
        NodeRole.Leading,
        Set.of(),
        1,
        0,
        view.seq(),
        view.seq(),
        frontier.rootHex(),
        HistoryFinding.AGREES,
        0,
        0,
        List.of());
  }

  @Override
  public void start() {}

  @Override
  public Shard<S, C, E> shard() {
    return this;
  }

  @Override
  public BlobStore blobs() {
    return new BlobStore() {
      @Override
      public void put(String sha256, byte[] bytes) {
        blobs.put(sha256, bytes);
      }

      @Override
      public Optional<byte[]> find(String sha256) {
        return Optional.ofNullable(blobs.get(sha256));
      }
    };
  }

  @Override
  public AccountStore accounts() {
    return accounts;
  }

  @Override
  public Live live() {
    return live;
  }

  @Override
  public PeopleLocks locks() {
    return locks;
  }

  void forgetLocks() {
    locks.forgetEverything();
  }

  @Override
  public NodeLoad load() {
    return new NodeLoad(0, receipts.size(), 0, 0);
  }

  @Override
  public boolean failed() {
    return failed;
  }

  @Override
  public void admit(Admission wanted) {
    admission = wanted;
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public @Nullable String ledgerTrouble() {
    return null;
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
  public List<RaftElection> raftElections() {
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
