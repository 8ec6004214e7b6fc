package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.http.AttemptView;
import dev.plenum.exam.http.ExamView;
import dev.plenum.exam.http.HeartbeatView;
import dev.plenum.exam.http.MarksView;
import dev.plenum.exam.http.MonitorView;
import dev.plenum.exam.http.People;
import dev.plenum.exam.http.ResultView;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What holds whatever people do, in whatever order, with whatever nonsense in between. */
final class ExamProperties {
  private static final People NAMES = pseudonym -> new People.Person(pseudonym, pseudonym);

  @Property(tries = 60)
  void nothingThatAnybodySendsThrowsAndEveryFoldIsTheSame(@ForAll Random random)
      throws IOException {
    anythingGoes(random);
  }

  /** Seeds with which an exam once closed before time that somebody had rested was given back. */
  @Example
  void noExamClosesBeforeTheLastWholeTimeIsOver() throws IOException {
    anythingGoes(new Random(4170));
  }

  @Property(tries = 60, seed = "-3100127299740411853")
  void noExamClosesWhileSomebodysRestIsStillToBeGivenBack(@ForAll Random random)
      throws IOException {
    anythingGoes(random);
  }

  private static void anythingGoes(Random random) throws IOException {
    Scenario scenario = start(random);
    Anything anything = new Anything(random);
    ExamMachine machine = new ExamMachine();
    MachineCodec<Exam, ExamCommand, ExamEvent> codec = new MachineCodec<>(ExamMachine.TYPES);
    Exam follower = restored(codec, scenario.state());
    long seq = scenario.view().seq();
    long now = 0;
    for (int step = 0; step < 400; step++) {
      now += random.nextInt(10) == 0 ? random.nextInt(90_000) : random.nextInt(2_000);
      var stamp = new Stamp(new UUID(1, step), anything.actor(), Scenario.T0.plusMillis(now), step);
      Exam before = scenario.state();
      Decision<ExamEvent> decision =
          scenario.at(now).decide(new Stamped<>(stamp, anything.command()));
      if (decision instanceof Decision.Accepted<ExamEvent>(List<ExamEvent> events)) {
        seq++;
        var context =
            new EntryContext(
                seq,
                HybridTime.of(scenario.now().toEpochMilli(), 0),
                stamp.commandId(),
                stamp.actor());
        for (ExamEvent event : codec.events(codec.events(events))) {
          follower = machine.evolve(follower, event, context);
        }
        assertThat(follower).isEqualTo(scenario.state());
        if (step % 40 == 0) {
          follower = restored(codec, follower);
        }
      } else {
        assertThat(scenario.state()).isSameAs(before);
      }
      if (random.nextInt(5) == 0) {
        scenario.tick();
        follower = scenario.state();
        seq = scenario.view().seq();
      }
      invariants(scenario.state());
      look(scenario);
    }
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  private static Scenario start(Random random) {
    var plan =
        random.nextBoolean()
            ? Plans.open()
            : Plans.timed(Duration.ofSeconds(20 + random.nextInt(200)));
    var essay =
        new Item("e", "Why?", List.of(), Marks.whole(5), Marks.ZERO, new Question.Essay(10));
    return Scenario.open(plan, Plans.plus(Plans.choices(3), essay), 3);
  }

  private static Exam restored(MachineCodec<Exam, ExamCommand, ExamEvent> codec, Exam exam)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.state(exam, out);
    Exam read = codec.state(new ByteArrayInputStream(out.toByteArray()));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    codec.state(read, again);
    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    assertThat(read).isEqualTo(exam);
    return read;
  }

  /** The counts and indexes that are kept beside the attempts say what the attempts say. */
  private static void invariants(Exam exam) {
    var all = exam.attempts().byStudent().values();
    assertThat(exam.attempts().handedIn()).isEqualTo(all.count(Attempt::handedIn));
    assertThat(exam.attempts().paused()).isEqualTo(all.count(Attempt::paused));
    assertThat(exam.attempts().terminated()).isEqualTo(all.count(Attempt::terminated));
    assertThat(exam.attempts().running())
        .isEqualTo(all.count(attempt -> !attempt.handedIn() && !attempt.paused()));
    assertThat(exam.attempts().endedBefore(Long.MAX_VALUE, 10)).hasSize(exam.attempts().running());
    if (exam.phase().compareTo(Phase.GRADED) >= 0) {
      assertThat(exam.attempts().running()).isZero();
    }
    for (Attempt attempt : all) {
      assertThat(attempt.conduct().strikes().filter(Strike::stands).size())
          .isEqualTo(attempt.conduct().standing());
      if (attempt.handIn() != null && attempt.handIn().mode() != HandInMode.MANUAL) {
        assertThat(attempt.handIn().at()).isAfterOrEqualTo(attempt.beganAt());
      }
    }
    assertThat(exam.times().lastEnd()).isEqualTo(lastEnd(exam));
    assertThat(exam.sheet().highest()).isGreaterThanOrEqualTo(Token.NONE);
  }

  /** The latest of all students' whole times, or the close; and nobody's time goes beyond it. */
  private static @Nullable Instant lastEnd(Exam exam) {
    ExamPlan plan = exam.plan();
    Instant openedAt = exam.times().openedAt();
    if (plan == null || openedAt == null) {
      return null;
    }
    Instant everybodys = openedAt.plus(exam.times().extension());
    Instant last = exam.times().closedAt();
    for (var entry : exam.roster().participants()) {
      Attempt attempt = exam.attempt(entry._1());
      long rested = attempt == null ? 0 : attempt.pausedMillis();
      long whole = entry._2().extra().of(plan.schedule().duration()) + rested;
      if (exam.times().closedAt() == null
          && (last == null || everybodys.plusMillis(whole).isAfter(last))) {
        last = everybodys.plusMillis(whole);
      }
    }
    for (Attempt attempt : exam.attempts().byStudent().values()) {
      assertThat(attempt.handedIn() || !attempt.endsAt().isAfter(last)).isTrue();
    }
    return last;
  }

  /** Every page can be drawn of every state. */
  private static void look(Scenario scenario) {
    var view = scenario.view();
    ExamView.of("networks", view);
    MonitorView.of(view, 0, scenario.now(), NAMES, _ -> MonitorView.Presence.UNKNOWN);
    MarksView.of(view.state(), NAMES);
    for (String student : List.of("s0", "s1", "s2", "nobody")) {
      AttemptView.of(view, student, scenario.now(), NAMES);
      HeartbeatView.of(view, student, scenario.now(), null);
      var result = ResultView.of(view, student, NAMES);
      assertThat(result == null || view.state().phase() == Phase.PUBLISHED).isTrue();
    }
  }
}
