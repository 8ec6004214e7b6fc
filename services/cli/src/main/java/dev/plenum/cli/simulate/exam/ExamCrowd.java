package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.Api;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** All students of a simulated exam: they sign in, and begin in the instant that it opens. */
final class ExamCrowd {
  private final Api api;
  private final List<Candidate> candidates;
  private final ExamGauges gauges = new ExamGauges();
  private final Collection<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Student.Session session;

  ExamCrowd(Api api, List<Candidate> candidates, Duration thinking, Duration outage) {
    this.api = api;
    this.candidates = List.copyOf(candidates);
    this.session =
        new Student.Session(
            gauges,
            acknowledged,
            thinking,
            outage,
            new CountDownLatch(candidates.size()),
            new CountDownLatch(1));
  }

  /** What opens the exam once everybody is there. */
  interface Opening {
    void open();
  }

  /** Returns when every student has handed in or left it to the clock. */
  void run(Opening opening) {
    gauges.begin();
    long seed = ThreadLocalRandom.current().nextLong();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Candidate candidate : candidates) {
        executor.execute(new Student(api, candidate, session, seed++));
      }
      session.signedIn().await();
      opening.open();
      session.opened().countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gauges.end();
  }

  List<Candidate> candidates() {
    return candidates;
  }

  ExamGauges gauges() {
    return gauges;
  }

  List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }
}
