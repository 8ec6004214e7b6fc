package dev.plenum.cli.simulate.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.exam.Items;
import dev.plenum.cli.exam.Sitting;
import dev.plenum.cli.exam.SkewedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One student's way through the exam: signs in, waits, answers, cheats or not, hands in. */
final class Student implements Runnable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final long LOOKED_AWAY_MILLIS = 1_500;
  private static final int GLANCES = 2;

  private final Api api;
  private final Candidate candidate;
  private final Session session;
  private final Random random;
  private final Deque<Sitting.Draft> journal = new ArrayDeque<>();
  private int glances;
  private long offlineUntil;
  private boolean wasOffline;
  private long nextHeartbeat;

  /** What all students of an exam share. */
  record Session(
      ExamGauges gauges,
      Collection<Acknowledged> acknowledged,
      Duration thinking,
      Duration outage,
      CountDownLatch signedIn,
      CountDownLatch opened) {}

  Student(Api api, Candidate candidate, Session session, long seed) {
    this.api = api;
    this.candidate = candidate;
    this.session = session;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    ExamGauges gauges = session.gauges();
    try {
      Sitting sitting = signIn();
      session.opened().await();
      long began = System.nanoTime();
      JsonNode attempt = sitting.begin(why -> gauges.starts.retried());
      gauges.starts.counted(System.nanoTime() - began);
      gauges.sitting.incrementAndGet();
      answerAll(sitting, attempt);
      finish(sitting);
      gauges.sitting.decrementAndGet();
      gauges.finished.incrementAndGet();
    } catch (Api.Refused e) {
      gauges.answers.refused(e.reason());
    } catch (CliException e) {
      gauges.answers.gaveUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Sitting signIn() throws Api.Refused {
    session.gauges().answers.came();
    SkewedClock clock = new SkewedClock(InstantSource.system(), candidate.skew());
    try {
      Sitting sitting =
          Sitting.signIn(
              api, candidate.person().code(), "laptop-" + candidate.person().roll(), clock);
      session.gauges().answers.signedIn();
      return sitting;
    } finally {
      session.signedIn().countDown();
    }
  }

  private void answerAll(Sitting sitting, JsonNode first) throws Api.Refused, InterruptedException {
    JsonNode attempt = first;
    String last = "";
    while (attempt.path("state").asText().equals("sitting")) {
      @Nullable JsonNode item = Items.open(attempt, last);
      if (item == null) {
        return;
      }
      last = item.path("id").asText();
      Thread.sleep(session.thinking().multipliedBy(40 + random.nextInt(120)).dividedBy(100));
      journal.add(sitting.draft(last, Answers.random(item, random)));
      misbehave(sitting, attempt, last);
      if (offline()) {
        Thread.sleep(Math.max(0, (offlineUntil - System.nanoTime()) / 1_000_000));
        session.gauges().offline.decrementAndGet();
        offlineUntil = 0;
      }
      sendJournal(sitting);
      attempt = next(sitting, last);
      heartbeat(sitting);
    }
  }

  /** With a time for each item it goes on at once; without one the next open item is taken. */
  private JsonNode next(Sitting sitting, String item) throws Api.Refused {
    JsonNode attempt = sitting.attempt();
    if (!attempt.path("lease").path("item").asText().equals(item)) {
      return attempt;
    }
    try {
      return sitting.advance(item, why -> session.gauges().answers.retried());
    } catch (Api.Refused e) {
      return sitting.attempt(); // its time ran out in this moment
    }
  }

  private void sendJournal(Sitting sitting) throws Api.Refused {
    for (Sitting.Draft draft = journal.peek(); draft != null; draft = journal.peek()) {
      long sent = System.nanoTime();
      try {
        JsonNode saved = sitting.save(draft, why -> session.gauges().answers.retried());
        acknowledged(draft, saved, System.nanoTime() - sent);
      } catch (Api.Refused e) {
        session.gauges().answers.refused(e.reason());
      }
      journal.remove();
    }
  }

  private void acknowledged(Sitting.Draft draft, JsonNode saved, long nanos) {
    boolean late = saved.path("verdict").asText().equals("late");
    if (late) {
      session.gauges().late.incrementAndGet();
    }
    session.gauges().answers.counted(nanos);
    session
        .acknowledged()
        .add(
            new Acknowledged(
                candidate.person().roll(),
                draft.item(),
                Answers.form(draft.answer()),
                draft.commandId(),
                saved.path("receipt").path("seq").asLong(),
                late));
  }

  private void misbehave(Sitting sitting, JsonNode attempt, String item) throws Api.Refused {
    boolean middle = attempt.path("items").size() <= 2 || !item.equals(firstItem(attempt));
    if (candidate.goesOffline() && !wasOffline && middle) {
      wasOffline = true;
      offlineUntil = System.nanoTime() + session.outage().toNanos();
      session.gauges().offline.incrementAndGet();
    }
    if (candidate.cheats() && glances < GLANCES && middle) {
      glances++;
      var _ = sitting.report("focusLost", LOOKED_AWAY_MILLIS, why -> {});
      strikes(sitting);
    }
  }

  private static String firstItem(JsonNode attempt) {
    return attempt.path("items").path(0).path("id").asText();
  }

  private void strikes(Sitting sitting) throws Api.Refused {
    JsonNode attempt = sitting.attempt();
    for (JsonNode strike : attempt.path("strikes")) {
      if (!strike.path("acknowledged").asBoolean() && !strike.path("terminate").asBoolean()) {
        var _ = sitting.acknowledge(strike.path("number").asInt(), why -> {});
        session.gauges().strikes.incrementAndGet();
      }
    }
    if (attempt.path("state").asText().equals("terminated")) {
      session.gauges().strikes.incrementAndGet();
      session.gauges().terminated.incrementAndGet();
    }
  }

  private boolean offline() {
    return offlineUntil != 0;
  }

  private void heartbeat(Sitting sitting) throws Api.Refused {
    if (System.nanoTime() < nextHeartbeat) {
      return;
    }
    nextHeartbeat = System.nanoTime() + HEARTBEAT.toNanos();
    try {
      var _ = sitting.heartbeat();
    } catch (Api.Undecided e) {
      // The next one will do.
    }
  }

  private void finish(Sitting sitting) throws Api.Refused, InterruptedException {
    JsonNode attempt = sitting.attempt();
    String state = attempt.path("state").asText();
    if (candidate.handsInHimself() && state.equals("sitting")) {
      long sent = System.nanoTime();
      try {
        var _ = sitting.handIn(false, why -> session.gauges().handIns.retried());
        session.gauges().handIns.counted(System.nanoTime() - sent);
      } catch (Api.Refused e) {
        // The clock was first; what was answered is handed in either way.
        session.gauges().handIns.refused(e.reason());
      }
      return;
    }
    Instant end = Instant.parse(attempt.path("endsAt").asText(Instant.EPOCH.toString()));
    if (state.equals("sitting") && sitting.clock().examTime().isBefore(end)) {
      heartbeat(sitting);
    }
  }
}
