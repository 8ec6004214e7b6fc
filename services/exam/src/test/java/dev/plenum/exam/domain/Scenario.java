package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.View;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Given commands, when one more, then its events or its refusal; and the clock beside them. */
public final class Scenario {
  public static final Instant T0 = Instant.parse("2027-01-31T10:00:00Z");

  private final ExamMachine machine = new ExamMachine();
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec =
      new MachineCodec<>(ExamMachine.TYPES);
  private final Set<String> done = new HashSet<>();
  private Exam state = machine.initial();
  private long seq;
  private long asked;
  private Instant now = T0;
  private String actor = "teacher";
  private @Nullable Decision<ExamEvent> last;

  /** Ready, with students s0, s1 … without extra time. */
  public static Scenario ready(ExamPlan plan, Paper paper, int students) {
    return ready(
        plan,
        paper,
        IntStream.range(0, students)
            .mapToObj(i -> new RosterLine("s" + i, Role.STUDENT, i, ExtraTime.NONE))
            .toList());
  }

  public static Scenario ready(ExamPlan plan, Paper paper, List<RosterLine> roster) {
    Scenario scenario = new Scenario().given(new SetupCommand.ConfigureExam(plan));
    int chunks = 0;
    for (int from = 0; from < paper.items().size(); from += Papers.CHUNK) {
      List<Item> items =
          paper.items().subList(from, Math.min(from + Papers.CHUNK, paper.items().size()));
      scenario.given(new SetupCommand.ImportPaperChunk("paper", chunks++, items));
    }
    scenario.given(
        new SetupCommand.SealPaper(
            "paper", paper.title(), paper.pools(), chunks, paper.items().size()));
    int lines = 0;
    for (int from = 0; from < roster.size(); from += 1000) {
      scenario.given(
          new SetupCommand.ImportRosterChunk(
              "roster", lines++, roster.subList(from, Math.min(from + 1000, roster.size()))));
    }
    return scenario.given(new SetupCommand.SealRoster("roster", lines, roster.size()));
  }

  /** Open since {@link #T0}. */
  public static Scenario open(ExamPlan plan, Paper paper, int students) {
    return ready(plan, paper, students).given(new SetupCommand.OpenExam(null));
  }

  public static AttemptCommand.BeginAttempt begin(String student) {
    return new AttemptCommand.BeginAttempt(student, "laptop");
  }

  public static AttemptCommand.SaveAnswer answer(String student, String item, String choice) {
    return answer(student, item, new Answer.Chosen(List.of(choice)));
  }

  public static AttemptCommand.SaveAnswer answer(String student, String item, Answer answer) {
    return new AttemptCommand.SaveAnswer(student, item, answer, false, null, "laptop");
  }

  public static AttemptCommand.HandIn handIn(String student) {
    return new AttemptCommand.HandIn(student, "laptop", HandInMode.MANUAL);
  }

  public Scenario at(Instant time) {
    now = time;
    return this;
  }

  /** Milliseconds after the opening. */
  public Scenario at(long millis) {
    return at(T0.plusMillis(millis));
  }

  public Scenario after(Duration duration) {
    return at(now.plus(duration));
  }

  public Instant now() {
    return now;
  }

  public Scenario as(String who) {
    actor = who;
    return this;
  }

  public Scenario given(ExamCommand command) {
    when(command);
    assertThat(reason()).as(command.toString()).isEqualTo("accepted");
    return this;
  }

  public Scenario when(ExamCommand command) {
    return when(
        command, UUID.nameUUIDFromBytes(("c" + asked++).getBytes(StandardCharsets.UTF_8)), asked);
  }

  public Scenario when(ExamCommand command, UUID id, long lamport) {
    // What the kernel writes and reads must be what was meant.
    ExamCommand travelled = codec.command(codec.command(command));
    assertThat(travelled).isEqualTo(command);
    decide(new Stamped<>(new Stamp(id, actor, now, lamport), travelled));
    return this;
  }

  /** Decides without the detour over JSON, for the many. */
  public Decision<ExamEvent> decide(Stamped<ExamCommand> command) {
    Decision<ExamEvent> decision = machine.decide(state, command);
    last = decision;
    if (decision instanceof Decision.Accepted<ExamEvent>(List<ExamEvent> events)) {
      fold(command.stamp(), events);
    }
    return decision;
  }

  private void fold(Stamp stamp, List<ExamEvent> events) {
    seq++;
    var context =
        new EntryContext(
            seq,
            HybridTime.of(stamp.receivedAt().toEpochMilli(), 0),
            stamp.commandId(),
            stamp.actor());
    for (ExamEvent event : codec.events(codec.events(events))) {
      state = machine.evolve(state, event, context);
    }
  }

  /** Does what is due, as the leader does: a key has one effect, however often it is reported. */
  public Scenario tick() {
    for (Due<ExamCommand> due : machine.due(state, now)) {
      if (!done.contains(due.key())) {
        String before = actor;
        actor = "timer";
        when(due.command(), UUID.nameUUIDFromBytes(due.key().getBytes(StandardCharsets.UTF_8)), 0);
        actor = before;
        if (last instanceof Decision.Accepted<ExamEvent>) {
          done.add(due.key());
        }
      }
    }
    return this;
  }

  /** Ticks until nothing is due any more. */
  public Scenario settle() {
    for (int i = 0; i < 200; i++) {
      long before = seq;
      tick();
      if (seq == before) {
        return this;
      }
    }
    throw new AssertionError("the clock never rests");
  }

  /** Past the end of everybody's time: closed, handed in, graded. */
  public Scenario finish() {
    Instant end = state.times().lastEnd();
    return at((end == null ? now : end).plus(Duration.ofMinutes(1))).settle();
  }

  public List<ExamEvent> events() {
    assertThat(reason()).isEqualTo("accepted");
    return last instanceof Decision.Accepted<ExamEvent>(List<ExamEvent> events)
        ? new ArrayList<>(events)
        : List.of();
  }

  public <T extends ExamEvent> T event(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  public Scenario thenAccepted() {
    assertThat(reason()).isEqualTo("accepted");
    return this;
  }

  public Scenario thenRefused(Reason reason) {
    assertThat(reason()).isEqualTo(reason.code());
    return this;
  }

  public String reason() {
    return last instanceof Decision.Rejected<ExamEvent>(var rejection)
        ? rejection.reason()
        : "accepted";
  }

  public String field() {
    return last instanceof Decision.Rejected<ExamEvent>(var rejection)
        ? String.valueOf(rejection.field())
        : "accepted";
  }

  public Exam state() {
    return state;
  }

  public View<Exam> view() {
    return new View<>(seq, HybridTime.of(now.toEpochMilli(), 0), state);
  }

  public Attempt attempt(String student) {
    Attempt attempt = state.attempt(student);
    assertThat(attempt).isNotNull();
    if (attempt == null) {
      throw new AssertionError(student);
    }
    return attempt;
  }

  /** Ids of a student's items in the student's order. */
  public List<String> items(String student) {
    var paper = state.papers().paper();
    var plan = state.plan();
    return paper == null || plan == null
        ? List.of()
        : Ordering.items(paper, plan, student).stream().map(Item::id).toList();
  }

  public long score(String student) {
    var line = ScoreSheet.line(state, student);
    assertThat(line).isNotNull();
    return line == null ? 0 : line.score();
  }

  public byte[] json() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      codec.state(state, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state after it was written as a snapshot and read again. */
  public Exam snapshot() {
    try {
      return codec.state(new ByteArrayInputStream(json()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
