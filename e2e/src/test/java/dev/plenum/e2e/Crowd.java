package dev.plenum.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many voters at once. Keeps what was acknowledged: the one truth that results are held against.
 */
final class Crowd {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

  private final List<Ballots> ways;
  private final List<String> options;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> waitsMillis = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  private final LongAdder repeats = new LongAdder();

  Crowd(List<Ballots> ways, List<String> options) {
    this.ways = ways;
    this.options = options;
  }

  /** What each voter was told to be in the ledger. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** What voters would have had to read: must stay empty. */
  List<String> errors() {
    return new ArrayList<>(errors);
  }

  long repeats() {
    return repeats.sum();
  }

  /** The longest that anybody waited since the last call. */
  long longestWaitMillis() {
    List<Long> waits = new ArrayList<>(waitsMillis);
    waitsMillis.clear();
    return waits.isEmpty() ? 0 : Collections.max(waits);
  }

  /** Lets people come at an even rate, whatever becomes of those before; returns when all did. */
  void vote(Iterable<Electorate.Person> people, double perSecond) {
    long begin = System.nanoTime();
    int came = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Electorate.Person person : people) {
        long due = begin + (long) (came++ * 1e9 / perSecond);
        Pause.millis(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        threads.execute(() -> vote(person));
      }
    }
  }

  private void vote(Electorate.Person person) {
    int turn = number.getAndIncrement();
    Ballots way = ways.get(turn % ways.size());
    String choice = options.get(turn % options.size());
    String commandId = UUID.randomUUID().toString();
    long begin = System.nanoTime();
    try {
      if (castPersistently(way, person, commandId, Map.of("chair", choice))) {
        acknowledged.put(person.id(), choice);
        waitsMillis.add((System.nanoTime() - begin) / 1_000_000);
      } else {
        errors.add(person.id() + " gave up after " + PATIENCE.toSeconds() + " s");
      }
    } catch (AssertionError | RuntimeException shown) {
      errors.add(person.id() + ": " + shown);
    }
  }

  private boolean castPersistently(
      Ballots way, Electorate.Person person, String commandId, Map<String, String> choices) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<String> token = Optional.empty();
    while (System.nanoTime() < end) {
      token = token.isPresent() ? token : way.login(person.code());
      if (token.isPresent()) {
        switch (way.cast(token.get(), commandId, choices)) {
          case ACKNOWLEDGED -> {
            return true;
          }
          case LOGIN_AGAIN -> token = Optional.empty();
          case TRY_AGAIN -> {}
        }
      }
      repeats.increment();
      Pause.millis(BETWEEN_ATTEMPTS.toMillis());
    }
    return false;
  }
}
