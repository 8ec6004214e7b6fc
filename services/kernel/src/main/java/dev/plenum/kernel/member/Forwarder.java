package dev.plenum.kernel.member;

import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Shard.Waiting;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
 *
 * <p>Every copy is meant for one reign, and only the node that was asked says for which. Once it
 * has turned to a later one, a refusal by an earlier one is not the answer any more; and a copy
 * that is late meets nobody who may decide it. Otherwise a caller could be told of a refusal, and a
 * copy be accepted afterwards.
 */
final class Forwarder<C> {
  private static final long RESEND_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final long SCAN_NANOS = Duration.ofMillis(250).toNanos();
  private static final Outcome DRAINING =
      new Outcome.Retry(RetryReason.Draining, Duration.ofMillis(500));
  private static final long HOPELESS_NANOS = Duration.ofSeconds(4).toNanos();

  private final Map<UUID, Flight<C>> flights = new ConcurrentHashMap<>();
  private final Work work;
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
    /** The epoch of the reign that is known; empty if there is none. */
    OptionalLong leading();

    /** Returns false if that reign is not to be found any more. */
    boolean send(Submission<C> submission, Content content, long epoch);
  }

  /** Whom a busy node asks for help. */
  interface Overflow<C> {
    /** Hands the command to a less busy peer, if there should be one; returns its name. */
    Optional<String> handOn(Flight<C> flight, int inWork, long epoch);
  }

  Forwarder(
      Work work, Route<C> route, Overflow<C> overflow, Duration limit, MemberMetrics metrics) {
    this.work = work;
    this.route = route;
    this.overflow = overflow;
    this.limitNanos = limit.toNanos();
    this.metrics = metrics;
  }

  CompletableFuture<Outcome> submit(
      Submission<C> submission, Content content, Consumer<Waiting> waiting) {
    return accept(new Flight<>(0, submission, content, waiting, work.nanos()))
        .thenApply(Flight.Told::outcome);
  }

  /**
   * A command that a busier peer was given. It goes to the leader and to no third node; when that
   * reign is over, the peer hears it and decides what comes next.
   */
  CompletableFuture<Flight.Told> takeOver(
      Submission<C> submission, Content content, long epoch, Consumer<Waiting> waiting) {
    takenOver.increment();
    return accept(new Flight<>(epoch, submission, content, waiting, work.nanos()));
  }

  private CompletableFuture<Flight.Told> accept(Flight<C> mine) {
    if (draining) {
      return CompletableFuture.completedFuture(new Flight.Told(DRAINING, 0));
    }
    Flight<C> flight = flights.putIfAbsent(mine.submission.commandId(), mine);
    if (flight != null) {
      return mine.joins(flight);
    }
    unsent.incrementAndGet();
    if (!mine.mine() || !handOn(mine)) {
      send(mine);
    }
    if (draining) {
      complete(mine, DRAINING, 0);
    }
    return mine.future;
  }

  private boolean handOn(Flight<C> flight) {
    long epoch = route.leading().orElse(0);
    if (epoch == 0) {
      return false;
    }
    flight.sentNanos = work.nanos();
    mark(flight, true);
    flight.meantFor(epoch);
    Optional<String> carrier = overflow.handOn(flight, inWork(), epoch);
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
    flight.sentNanos = work.nanos();
    long epoch = flight.mine() ? route.leading().orElse(0) : flight.wantedEpoch;
    // Marked first: the answer may be here before send returns.
    synchronized (flight) {
      if (!underWay(flight)) {
        return; // its caller was told; a copy that is sent now could be decided otherwise
      }
      mark(flight, true);
      flight.meantFor(epoch);
    }
    if (epoch != 0 && route.send(flight.submission, flight.content, epoch)) {
      return;
    }
    mark(flight, false);
    if (!flight.mine()) {
      complete(flight, new Outcome.Retry(RetryReason.LeaderChanged, Duration.ZERO), 0);
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

  /**
   * The word of a leader, or of the peer that carries the command.
   *
   * @param epoch of the reign that answers; 0 where none does
   */
  void answered(UUID commandId, Outcome outcome, long epoch) {
    Flight<C> flight = flights.get(commandId);
    if (flight == null) {
      return;
    }
    switch (outcome) {
      case Outcome.Retry(var reason, var _) when flight.mine() && reason.passes() -> {
        flight.reason = reason;
        flight.sentNanos = work.nanos();
        mark(flight, false);
      }
      case Outcome.Rejected _ -> refused(flight, outcome, epoch);
      case Outcome.Accepted _, Outcome.Retry _ -> complete(flight, outcome, epoch);
    }
  }

  /** A refusal counts unless a later reign has the command by now and will say what counts. */
  private void refused(Flight<C> flight, Outcome outcome, long epoch) {
    boolean landed;
    synchronized (flight) {
      landed = epoch >= flight.sentEpoch() && land(flight);
    }
    if (landed) {
      tell(flight, outcome, epoch);
    }
  }

  void place(UUID commandId, int position, Duration estimate) {
    Flight<C> flight = flights.get(commandId);
    if (flight != null) {
      flight.waiting.accept(new Waiting(position, estimate));
    }
  }

  /** Sends whatever the last leader has not answered to the new one. */
  void leaderChanged() {
    long epoch = route.leading().orElse(0);
    flights.values().stream().filter(flight -> flight.sentEpoch() < epoch).forEach(this::send);
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
    long now = work.nanos();
    if (unsent.get() == 0 && now - scannedNanos < SCAN_NANOS) {
      return; // nothing is lost as far as anybody knows; looking at thousands can wait a little
    }
    scannedNanos = now;
    for (Flight<C> flight : List.copyOf(flights.values())) {
      RetryReason giveUp = giveUp(flight, now);
      if (giveUp != null) {
        complete(flight, new Outcome.Retry(giveUp, Duration.ofSeconds(1)), 0);
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

  private void complete(Flight<C> flight, Outcome outcome, long epoch) {
    if (land(flight)) {
      tell(flight, outcome, epoch);
    }
  }

  private void tell(Flight<C> flight, Outcome outcome, long epoch) {
    if (flight.mine()) {
      served.increment();
      metrics.told(outcome, work.nanos() - flight.startNanos);
    }
    flight.future.complete(new Flight.Told(outcome, epoch));
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
    long deadline = work.nanos() + limit.toNanos();
    while (!flights.isEmpty() && work.nanos() < deadline) {
      work.sleep(Duration.ofMillis(5));
    }
  }

  /** Answers everybody who still waits; nobody is left without an answer. */
  void close() {
    draining = true;
    List.copyOf(flights.values()).forEach(flight -> complete(flight, DRAINING, 0));
  }
}
