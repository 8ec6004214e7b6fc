package dev.plenum.kernel.member;

import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Shard.Waiting;
import dev.plenum.kernel.shard.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a caller's command until it is answered: brings it to the leader, and again, with the same
 * id, to the next leader. A change of leader is therefore a delay and no error to the caller. What
 * is too much for this node goes by way of a less busy one.
 */
final class Forwarder<C> {
  private static final long RESEND_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final long SCAN_NANOS = Duration.ofMillis(250).toNanos();
  private static final long HOPELESS_NANOS = Duration.ofSeconds(4).toNanos();

  private final Map<UUID, Flight<C>> flights = new ConcurrentHashMap<>();
  private final Route<C> route;
  private final long limitNanos;
  private final Overflow<C> overflow;
  private final MemberMetrics metrics;
  private final LongAdder served = new LongAdder();
  private final LongAdder handedOn = new LongAdder();
  private final LongAdder takenOver = new LongAdder();
  private final AtomicInteger unsent = new AtomicInteger();
  private final AtomicInteger carried = new AtomicInteger();
  private long scannedNanos;
  private volatile boolean draining;

  /** Brings a submission to whoever leads. */
  interface Route<C> {
    /** Returns false if there is nobody to bring it to. */
    boolean send(Submission<C> submission);
  }

  /** Whom a busy node asks for help. */
  interface Overflow<C> {
    /** Hands the command to a less busy peer, if there should be one; returns its name. */
    Optional<String> handOn(Submission<C> submission, int inWork);
  }

  private static final class Flight<C> {
    private final boolean mine;
    private final Submission<C> submission;
    private final CompletableFuture<Outcome> future = new CompletableFuture<>();
    private final Consumer<Waiting> waiting;
    private final long startNanos = System.nanoTime();
    private volatile long sentNanos;
    private volatile boolean sent;
    private volatile RetryReason reason = RetryReason.NoLeader;
    private volatile @Nullable String carrier;

    Flight(boolean mine, Submission<C> submission, Consumer<Waiting> waiting) {
      this.mine = mine;
      this.submission = submission;
      this.waiting = waiting;
    }
  }

  Forwarder(Route<C> route, Overflow<C> overflow, Duration limit, MemberMetrics metrics) {
    this.route = route;
    this.overflow = overflow;
    this.limitNanos = limit.toNanos();
    this.metrics = metrics;
  }

  CompletableFuture<Outcome> submit(Submission<C> submission, Consumer<Waiting> waiting) {
    return accept(new Flight<>(true, submission, waiting));
  }

  /** A command that a busier peer was given. It goes to the leader and to no third node. */
  CompletableFuture<Outcome> takeOver(Submission<C> submission, Consumer<Waiting> waiting) {
    takenOver.increment();
    return accept(new Flight<>(false, submission, waiting));
  }

  private CompletableFuture<Outcome> accept(Flight<C> mine) {
    if (draining) {
      return CompletableFuture.completedFuture(
          new Outcome.Retry(RetryReason.Draining, Duration.ofMillis(500)));
    }
    Flight<C> flight = flights.putIfAbsent(mine.submission.commandId(), mine);
    if (flight != null && !flight.submission.actor().equals(mine.submission.actor())) {
      return CompletableFuture.completedFuture(
          new Outcome.Rejected(KernelReason.CommandIdTaken.rejection()));
    }
    if (flight != null) {
      return flight.future;
    }
    unsent.incrementAndGet();
    if (!mine.mine || !handOn(mine)) {
      send(mine);
    }
    if (draining) {
      complete(mine, new Outcome.Retry(RetryReason.Draining, Duration.ofMillis(500)));
    }
    return mine.future;
  }

  private boolean handOn(Flight<C> flight) {
    flight.sentNanos = System.nanoTime();
    mark(flight, true);
    Optional<String> carrier = overflow.handOn(flight.submission, inWork());
    carrier.ifPresentOrElse(
        node -> {
          carriedBy(flight, node);
          handedOn.increment();
        },
        () -> mark(flight, false));
    return carrier.isPresent();
  }

  private void carriedBy(Flight<C> flight, @Nullable String node) {
    synchronized (flight) {
      // An answer may be quicker than the return from handing on.
      if (underWay(flight)) {
        carried.addAndGet((node == null ? 0 : 1) - (flight.carrier == null ? 0 : 1));
        flight.carrier = node;
      }
    }
  }

  /** Commands that this node has to bring to the leader itself. */
  private int inWork() {
    return flights.size() - carried.get();
  }

  private void send(Flight<C> flight) {
    carriedBy(flight, null);
    flight.sentNanos = System.nanoTime();
    // Marked first: the answer may be here before send returns.
    mark(flight, true);
    if (!route.send(flight.submission)) {
      mark(flight, false);
    }
  }

  private void mark(Flight<C> flight, boolean sent) {
    synchronized (flight) {
      if (flight.sent != sent && underWay(flight)) {
        flight.sent = sent;
        unsent.addAndGet(sent ? -1 : 1);
      }
    }
  }

  private boolean underWay(Flight<C> flight) {
    return flights.get(flight.submission.commandId()) == flight;
  }

  void answered(UUID commandId, Outcome outcome) {
    Flight<C> flight = flights.get(commandId);
    if (flight == null) {
      return;
    }
    if (outcome instanceof Outcome.Retry(var reason, var _) && triedAgain(reason)) {
      flight.reason = reason;
      flight.sentNanos = System.nanoTime();
      mark(flight, false);
    } else {
      complete(flight, outcome);
    }
  }

  private static boolean triedAgain(RetryReason reason) {
    return switch (reason) {
      case NoLeader, LeaderChanged, NoMajority, StoreUnavailable, Draining -> true;
      case QueueFull, Timeout -> false;
    };
  }

  void place(UUID commandId, int position, Duration estimate) {
    Flight<C> flight = flights.get(commandId);
    if (flight != null) {
      flight.waiting.accept(new Waiting(position, estimate));
    }
  }

  /** Sends whatever the last leader has not answered to the new one; carriers do so themselves. */
  void leaderChanged() {
    flights.values().stream().filter(flight -> flight.carrier == null).forEach(this::send);
  }

  /** A peer is gone, with what it was to bring to the leader. */
  void peerLost(String node) {
    flights.values().stream().filter(flight -> node.equals(flight.carrier)).forEach(this::send);
  }

  NodeLoad load() {
    return new NodeLoad(inWork(), served.sum(), handedOn.sum(), takenOver.sum());
  }

  /** Called a few times a second: gives up on who waited too long and sends again what got lost. */
  void tick() {
    long now = System.nanoTime();
    if (unsent.get() == 0 && now - scannedNanos < SCAN_NANOS) {
      return; // nothing is lost as far as anybody knows; looking at thousands can wait a little
    }
    scannedNanos = now;
    for (Flight<C> flight : List.copyOf(flights.values())) {
      RetryReason giveUp = giveUp(flight, now);
      if (giveUp != null) {
        complete(flight, new Outcome.Retry(giveUp, Duration.ofSeconds(1)));
      } else if (now - flight.sentNanos > (flight.sent ? RESEND_NANOS : PAUSE_NANOS)) {
        send(flight);
      }
    }
  }

  private @Nullable RetryReason giveUp(Flight<C> flight, long now) {
    long age = now - flight.startNanos;
    boolean hopeless =
        flight.reason == RetryReason.StoreUnavailable || flight.reason == RetryReason.NoMajority;
    if (age > limitNanos) {
      return flight.sent ? RetryReason.Timeout : flight.reason;
    }
    return hopeless && age > HOPELESS_NANOS ? flight.reason : null;
  }

  private void complete(Flight<C> flight, Outcome outcome) {
    if (land(flight)) {
      if (flight.mine) {
        served.increment();
        metrics.told(outcome, System.nanoTime() - flight.startNanos);
      }
      flight.future.complete(outcome);
    }
  }

  /** Takes a flight out of every count, before its caller can look at them; false if it was out. */
  private boolean land(Flight<C> flight) {
    synchronized (flight) {
      mark(flight, true);
      carriedBy(flight, null);
      return flights.remove(flight.submission.commandId(), flight);
    }
  }

  /** Takes no more commands and waits for those that are under way. */
  void drain(Duration limit) throws InterruptedException {
    draining = true;
    long deadline = System.nanoTime() + limit.toNanos();
    while (!flights.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
  }

  /** Answers everybody who still waits; nobody is left without an answer. */
  void close() {
    draining = true;
    Outcome gone = new Outcome.Retry(RetryReason.Draining, Duration.ofMillis(500));
    List.copyOf(flights.values()).forEach(flight -> complete(flight, gone));
  }
}
