package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.reign.Draft.Verdict.Refused;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The refusals of one reign, numbered from 1, and how far each peer remembers them. Nobody is told
 * of a refusal before a majority remembers it: whoever leads next asks a majority, and one of them
 * knows. Begins with what is remembered of earlier reigns. Safe for use by several threads.
 */
final class Witnesses<C> {
  /** Some 150 bytes each; more follow with the next heartbeat. */
  private static final int MOST_IN_MESSAGE = 2_000;

  private static final int MOST = 32_768;

  private final long epoch;
  private final PeerMesh mesh;
  private final Work work;
  private final Duration copiesLive;
  private final Duration patience;
  private final Reign.Memory own;
  private final Predicate<String> forgets;
  private final Teller<C> teller;
  private final Map<String, Long> remembered = new HashMap<>();
  private final int needed;

  /** Those that still count; the first has the number {@code oldest}. */
  private final Deque<Refusal> numbered = new ArrayDeque<>();

  private final Deque<Waiting<C>> waiting = new ArrayDeque<>();
  private long oldest = 1;
  private boolean abandoned;

  /** Whom a refusal is told, once it may be. */
  interface Teller<C> {
    void refused(Refused<C> refused);

    /** It is not remembered well enough, so nobody knows of it. */
    void tryAgain(Pending<C> pending);
  }

  private record Waiting<C>(long number, Refused<C> refused, long sinceNanos) {}

  /**
   * Begins with what is remembered of earlier reigns.
   *
   * @param patience how long a majority may take to remember something
   */
  Witnesses(
      long epoch,
      ReignParts<?, ?, ?> parts,
      Duration copiesLive,
      Duration patience,
      Teller<C> teller) {
    this.epoch = epoch;
    this.mesh = parts.mesh();
    this.work = parts.work();
    this.own = parts.memory();
    this.forgets = parts.forgetsRefusals();
    this.copiesLive = copiesLive;
    this.patience = patience;
    this.teller = teller;
    mesh.nodes().stream()
        .filter(node -> !node.equals(mesh.self()))
        .forEach(peer -> remembered.put(peer, 0L));
    this.needed = mesh.nodes().size() / 2; // besides this node itself
    numbered.addAll(own.refusals());
  }

  /**
   * Has these remembered, and told then.
   *
   * @return false if this node obeys another leader by now, which has to know of them
   */
  boolean refuse(List<Refused<C>> refused) {
    refused.stream().filter(Witnesses::askedAnyway).forEach(teller::refused);
    List<Refused<C>> kept = refused.stream().filter(one -> !askedAnyway(one)).toList();
    if (kept.isEmpty()) {
      return true;
    }
    PeerMessage.Refused message = number(kept);
    // First in the own memory: who asks for it from here on finds it, or it is not taken.
    if (!own.remember(message)) {
      return false;
    }
    sendToAll(message);
    tell();
    return true;
  }

  /** What the system sends by itself is a new question every time. */
  private static boolean askedAnyway(Refused<?> refused) {
    return CommandIds.reserved(refused.pending().commandId());
  }

  private synchronized PeerMessage.Refused number(List<Refused<C>> refused) {
    long now = work.nanos();
    long first = oldest + numbered.size();
    for (Refused<C> one : refused) {
      var refusal =
          new Refusal(one.pending().commandId(), one.pending().actor(), one.rejection(), now);
      waiting.add(new Waiting<>(oldest + numbered.size(), one, now));
      numbered.add(refusal);
    }
    forget(now);
    return new PeerMessage.Refused(
        epoch, oldest, first, sent(numbered.stream().skip(first - oldest).toList(), now));
  }

  private static List<Remembered> sent(List<Refusal> refusals, long now) {
    return refusals.stream().map(refusal -> Remembered.of(refusal, now)).toList();
  }

  private void forget(long now) {
    while (!numbered.isEmpty()
        && (numbered.size() > MOST
            || now - numbered.getFirst().sinceNanos() > copiesLive.toNanos())) {
      numbered.removeFirst();
      oldest++;
    }
  }

  /** A peer says how far it remembers; less than before if it was restarted. */
  void remembers(String peer, long upTo) {
    synchronized (this) {
      remembered.computeIfPresent(peer, (name, before) -> upTo);
    }
    tell();
  }

  private void tell() {
    told().forEach(teller::refused);
  }

  private synchronized List<Refused<C>> told() {
    List<Refused<C>> told = new ArrayList<>();
    while (!waiting.isEmpty() && majorityRemembers(waiting.getFirst().number())) {
      told.add(waiting.removeFirst().refused());
    }
    return abandoned ? List.of() : told;
  }

  private boolean majorityRemembers(long number) {
    return remembered.entrySet().stream()
            .filter(peer -> peer.getValue() >= number || forgets.test(peer.getKey()))
            .count()
        >= needed;
  }

  /**
   * Called with every heartbeat: says again what did not arrive, and gives up on what took long.
   */
  void remind() {
    for (String peer : mesh.nodes()) {
      if (!peer.equals(mesh.self()) && !forgets.test(peer)) {
        missing(peer).forEach(message -> mesh.send(peer, message));
      }
    }
    overdue().forEach(teller::tryAgain);
  }

  private synchronized List<PeerMessage.Refused> missing(String peer) {
    long now = work.nanos();
    forget(now);
    long first = Math.max(oldest, remembered.getOrDefault(peer, 0L) + 1);
    List<Refusal> missing = numbered.stream().skip(first - oldest).limit(MOST_IN_MESSAGE).toList();
    return missing.isEmpty()
        ? List.of()
        : List.of(new PeerMessage.Refused(epoch, oldest, first, sent(missing, now)));
  }

  private synchronized List<Pending<C>> overdue() {
    List<Pending<C>> overdue = new ArrayList<>();
    long now = work.nanos();
    while (!waiting.isEmpty() && now - waiting.getFirst().sinceNanos() > patience.toNanos()) {
      overdue.add(waiting.removeFirst().refused().pending());
    }
    return overdue;
  }

  private void sendToAll(PeerMessage.Refused message) {
    for (String peer : mesh.nodes()) {
      if (!peer.equals(mesh.self()) && !forgets.test(peer)) {
        mesh.send(peer, message);
      }
    }
  }

  /** The reign is over; returns whom it does not tell any more. */
  synchronized Collection<Pending<C>> abandon() {
    abandoned = true;
    List<Pending<C>> untold = waiting.stream().map(one -> one.refused().pending()).toList();
    waiting.clear();
    return untold;
  }
}
