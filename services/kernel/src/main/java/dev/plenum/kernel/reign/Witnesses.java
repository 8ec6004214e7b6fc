package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.refusal.Refusals;
import dev.plenum.kernel.reign.Draft.Verdict.Refused;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The refusals of one reign, numbered from 1, and how far each peer remembers them. Nobody is told
 * of a refusal before a majority remembers it: whoever leads next asks a majority, and one of them
 * knows. The first numbers are what is remembered of earlier reigns. Safe for use by several
 * threads; nobody is told under its lock.
 */
final class Witnesses<C> {
  private static final int MOST_IN_MESSAGE = 2_000;

  private final long epoch;
  private final PeerMesh mesh;
  private final List<String> peers;
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

  private final Map<Refusal.Key, Numbered> latest = new HashMap<>();
  private final PriorityQueue<Waiting<C>> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::number));
  private long oldest = 1;
  private boolean abandoned;

  /** Whom a refusal is told, once it may be. */
  interface Teller<C> {
    void refused(Refused<C> refused);

    /** Too few remember it, or are known to. */
    void tryAgain(Pending<C> pending);
  }

  private record Numbered(long number, Refusal refusal) {}

  private record Waiting<C>(long number, Refused<C> refused, long sinceNanos) {}

  /**
   * What came of a batch of refusals.
   *
   * @param obeyed false if this node obeys another leader by now
   * @param message to the peers; empty where there is nothing new for them
   */
  private record Taken(boolean obeyed, Optional<PeerMessage.Refused> message) {}

  /**
   * Nobody is refused yet in this reign.
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
    this.peers = mesh.peers();
    peers.forEach(peer -> remembered.put(peer, 0L));
    this.needed = mesh.nodes().size() / 2; // besides this node itself
    own.refusals().forEach(this::append);
  }

  /**
   * Has these remembered, and told then.
   *
   * @return false if this node obeys another leader by now, which has to know of them
   */
  boolean refuse(List<Refused<C>> refused) {
    if (refused.isEmpty()) {
      return true; // as after most commits
    }
    refused.stream().filter(Witnesses::askedAnyway).forEach(teller::refused);
    List<Refused<C>> kept = refused.stream().filter(one -> !askedAnyway(one)).toList();
    Taken taken = take(kept);
    if (!taken.obeyed()) {
      kept.forEach(one -> teller.tryAgain(one.pending()));
      return false;
    }
    taken.message().ifPresent(message -> toWhoRemembers(peer -> mesh.send(peer, message)));
    tell();
    return true;
  }

  /** What the system sends by itself is a new question every time. */
  private static boolean askedAnyway(Refused<?> refused) {
    return CommandIds.reserved(refused.pending().commandId());
  }

  private synchronized Taken take(List<Refused<C>> refused) {
    long now = work.nanos();
    forget(now);
    long first = oldest + numbered.size();
    List<Refusal> news = news(refused, now);
    var message = new PeerMessage.Refused(epoch, oldest, first, sent(news, now));
    // First in the own memory: who asks for it from here on finds it, or it is not taken.
    if (abandoned || (!news.isEmpty() && !own.remember(message))) {
      return new Taken(false, Optional.empty());
    }
    news.forEach(this::append);
    for (Refused<C> one : refused) {
      long number = Objects.requireNonNull(latest.get(key(one))).number();
      waiting.add(new Waiting<>(number, one, now));
    }
    return new Taken(true, news.isEmpty() ? Optional.empty() : Optional.of(message));
  }

  /** Those that the peers were not told to remember, or not lately. */
  private List<Refusal> news(List<Refused<C>> refused, long now) {
    Map<Refusal.Key, Refusal> news = new LinkedHashMap<>();
    for (Refused<C> one : refused) {
      Numbered known = latest.get(key(one));
      if (known == null || known.refusal().wantsRenewal(copiesLive, now)) {
        news.putIfAbsent(key(one), new Refusal(key(one), one.rejection(), now));
      }
    }
    return List.copyOf(news.values());
  }

  private static Refusal.Key key(Refused<?> refused) {
    return new Refusal.Key(refused.pending().commandId(), refused.pending().actor());
  }

  private void append(Refusal refusal) {
    latest.put(refusal.key(), new Numbered(oldest + numbered.size(), refusal));
    numbered.add(refusal);
  }

  private static List<Remembered> sent(List<Refusal> refusals, long now) {
    return refusals.stream().map(refusal -> Remembered.of(refusal, now)).toList();
  }

  private void forget(long now) {
    while (!numbered.isEmpty()
        && (numbered.size() > Refusals.MOST
            || now - numbered.getFirst().sinceNanos() > copiesLive.toNanos())) {
      long number = oldest++;
      latest.computeIfPresent(
          numbered.removeFirst().key(), (key, known) -> known.number() == number ? null : known);
    }
  }

  /** A peer says how far it remembers; less than before if it was restarted. */
  void remembers(String peer, long upTo) {
    boolean advanced;
    synchronized (this) {
      Long before = remembered.replace(peer, upTo);
      advanced = before != null && upTo > before;
    }
    tell();
    if (advanced) {
      sendMissing(peer);
    }
  }

  private void tell() {
    List<Refused<C>> told = new ArrayList<>();
    List<Pending<C>> untold = new ArrayList<>();
    synchronized (this) {
      long upTo = majorityRemembers();
      while (!waiting.isEmpty() && waiting.element().number() <= upTo) {
        Waiting<C> next = waiting.remove();
        if (next.number() < oldest) {
          untold.add(next.refused().pending()); // a rush of others was remembered in its place
        } else {
          told.add(next.refused());
        }
      }
    }
    told.forEach(teller::refused);
    untold.forEach(teller::tryAgain);
  }

  /** The last number up to which enough peers remember all. */
  private long majorityRemembers() {
    return needed == 0
        ? Long.MAX_VALUE
        : remembered.entrySet().stream()
            .map(peer ->
                forgets.test(peer.getKey()) ? Long.valueOf(Long.MAX_VALUE) : peer.getValue())
            .sorted(Comparator.reverseOrder())
            .skip(needed - 1L)
            .findFirst()
            .orElse(0L);
  }

  /**
   * Called with every heartbeat: says again what did not arrive, and gives up on what took long.
   */
  void remind() {
    toWhoRemembers(this::sendMissing);
    overdue().forEach(teller::tryAgain);
  }

  private void toWhoRemembers(Consumer<String> send) {
    peers.stream().filter(peer -> !forgets.test(peer)).forEach(send);
  }

  private void sendMissing(String peer) {
    missing(peer).ifPresent(message -> mesh.send(peer, message));
  }

  private synchronized Optional<PeerMessage.Refused> missing(String peer) {
    long now = work.nanos();
    forget(now);
    long first = Math.max(oldest, remembered.getOrDefault(peer, 0L) + 1);
    List<Refusal> missing = numbered.stream().skip(first - oldest).limit(MOST_IN_MESSAGE).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(new PeerMessage.Refused(epoch, oldest, first, sent(missing, now)));
  }

  private synchronized List<Pending<C>> overdue() {
    List<Pending<C>> overdue = new ArrayList<>();
    long now = work.nanos();
    for (Iterator<Waiting<C>> each = waiting.iterator(); each.hasNext(); ) {
      Waiting<C> next = each.next();
      if (now - next.sinceNanos() > patience.toNanos()) {
        overdue.add(next.refused().pending());
        each.remove();
      }
    }
    return overdue;
  }

  /** The reign is over; returns whom it does not tell any more. */
  synchronized Collection<Pending<C>> abandon() {
    abandoned = true;
    List<Pending<C>> untold = waiting.stream().map(one -> one.refused().pending()).toList();
    waiting.clear();
    return untold;
  }
}
