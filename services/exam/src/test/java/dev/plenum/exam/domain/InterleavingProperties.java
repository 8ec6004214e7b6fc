package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.paper.Answer;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the order in which commands reach the leader, those that wait together have one outcome.
 */
final class InterleavingProperties {
  private static final Scenario READY =
      Scenario.open(Plans.open(), Plans.choices(4), 4)
          .given(Scenario.begin("s0"))
          .given(Scenario.begin("s1"))
          .given(Scenario.begin("s2"));

  /** E7: a student's hand-ins from two devices and by the page, beside other students' work. */
  @Property(tries = 10_000)
  void handInsThatMeetHaveOneWinnerWhateverTheirOrder(@ForAll Random random) {
    List<Stamped<ExamCommand>> batch = handIns(random);
    Outcome expected = decided(batch);
    Collections.shuffle(batch, random);
    assertThat(decided(batch)).isEqualTo(expected);
    assertThat(expected.answers().values()).filteredOn("accepted"::equals).hasSize(2);
    Stamped<ExamCommand> first =
        batch.stream()
            .filter(c -> c.command() instanceof AttemptCommand.HandIn h && h.student().equals("s0"))
            .min(new ExamMachine().order())
            .orElseThrow();
    String winner = ((AttemptCommand.HandIn) first.command()).device();
    assertThat(expected.winner()).isEqualTo(winner);
    assertThat(expected.answers().values())
        .filteredOn(answer -> answer.startsWith("conflict_resolved"))
        .allMatch(answer -> answer.endsWith("/" + winner) || answer.endsWith("/tab"));
    long least =
        batch.stream()
            .filter(c -> c.command() instanceof AttemptCommand.HandIn h && h.student().equals("s0"))
            .mapToLong(c -> c.stamp().lamport())
            .min()
            .orElseThrow();
    assertThat(first.stamp().lamport()).isEqualTo(least);
  }

  @Property(tries = 500)
  void anyCommandsThatWaitTogetherHaveOneOutcome(@ForAll Random random) {
    List<Stamped<ExamCommand>> batch = anything(random);
    Outcome expected = decided(batch);
    Collections.shuffle(batch, random);
    assertThat(decided(batch)).isEqualTo(expected);
  }

  private record Outcome(Map<UUID, String> answers, String winner, Exam state) {}

  private static Outcome decided(List<Stamped<ExamCommand>> batch) {
    ExamMachine machine = new ExamMachine();
    Exam exam = READY.state();
    Map<UUID, String> answers = new TreeMap<>();
    long seq = READY.view().seq();
    for (Stamped<ExamCommand> command : batch.stream().sorted(machine.order()).toList()) {
      UUID id = command.stamp().commandId();
      switch (machine.decide(exam, command)) {
        case Decision.Accepted<ExamEvent>(List<ExamEvent> events) -> {
          seq++;
          for (ExamEvent event : events) {
            exam =
                machine.evolve(
                    exam,
                    event,
                    new dev.plenum.kernel.machine.EntryContext(
                        seq,
                        dev.plenum.kernel.clock.HybridTime.of(seq, 0),
                        id,
                        command.stamp().actor()));
          }
          answers.put(id, "accepted");
        }
        case Decision.Rejected<ExamEvent>(var no) ->
            answers.put(id, no.reason() + "/" + no.field());
      }
    }
    var attempt = exam.attempt("s0");
    var handIn = attempt == null ? null : attempt.handIn();
    return new Outcome(answers, handIn == null ? "" : handIn.device(), exam);
  }

  private static List<Stamped<ExamCommand>> handIns(Random random) {
    List<Stamped<ExamCommand>> batch = new ArrayList<>();
    for (String device : List.of("laptop", "phone", "laptop", "phone")) {
      HandInMode mode = random.nextBoolean() ? HandInMode.MANUAL : HandInMode.AUTOMATIC;
      add(batch, random, 0, new AttemptCommand.HandIn("s0", device, mode));
    }
    add(batch, random, 1, new AttemptCommand.HandIn("s1", "tab", HandInMode.MANUAL));
    add(batch, random, 1, new AttemptCommand.HandIn("s1", "tab", HandInMode.AUTOMATIC));
    return batch;
  }

  private static List<Stamped<ExamCommand>> anything(Random random) {
    List<Stamped<ExamCommand>> batch = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int who = random.nextInt(4);
      String student = "s" + who;
      String item = "q" + (1 + random.nextInt(4));
      add(
          batch,
          random,
          who,
          switch (random.nextInt(9)) {
            case 0 -> new AttemptCommand.HandIn(student, "laptop", HandInMode.MANUAL);
            case 1 -> new AttemptCommand.BeginAttempt(student, "phone");
            case 2 ->
                new ConductCommand.ReportIncident(
                    student, IncidentKind.FOCUS_LOST, at(random), 1500, "laptop", null);
            case 3 -> new ConductCommand.FileAppeal(student, new AppealSubject.OfStrike(1), "no");
            case 4 -> new ConductCommand.PauseAttempt(student);
            case 5 -> new ConductCommand.ResumeAttempt(student);
            default ->
                new AttemptCommand.SaveAnswer(
                    student,
                    item,
                    new Answer.Chosen(List.of("abc".substring(i % 3, i % 3 + 1))),
                    false,
                    null,
                    "laptop");
          });
    }
    return batch;
  }

  private static void add(
      List<Stamped<ExamCommand>> batch, Random random, int rollOrder, ExamCommand command) {
    UUID id =
        UUID.nameUUIDFromBytes(
            ("c" + batch.size() + "/" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
    String actor = CommandOrder.studentActor(rollOrder, "s" + rollOrder);
    batch.add(new Stamped<>(new Stamp(id, actor, at(random), 1 + random.nextInt(3)), command));
  }

  private static Instant at(Random random) {
    return Scenario.T0.plusMillis(60_000 + random.nextInt(2_000));
  }
}
