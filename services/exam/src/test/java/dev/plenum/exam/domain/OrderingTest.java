package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OrderingTest {

  /** What a student saw must be what a replay shows, in this version and in every later one. */
  @Test
  void anOrderIsTheSameForEver() {
    Paper paper = Plans.choices(8);
    assertThat(ids(paper, "s0")).containsExactly("q4", "q3", "q8", "q1", "q7", "q5", "q2", "q6");
    assertThat(Ordering.choices(Plans.choice("q1"), Plans.open(), "s0"))
        .containsExactlyInAnyOrder("a", "b", "c")
        .isEqualTo(Ordering.choices(Plans.choice("q1"), Plans.open(), "s0"));
  }

  @Test
  void everyOrderOfAFewItemsIsAboutEquallyFrequent() {
    Map<List<String>, Integer> seen = new HashMap<>();
    for (int i = 0; i < 6_000; i++) {
      seen.merge(ids(Plans.choices(3), "student" + i), 1, Integer::sum);
    }
    assertThat(seen).hasSize(6);
    assertThat(seen.values()).allMatch(count -> count > 850 && count < 1150);
  }

  @Test
  void everyItemOfAPoolIsDrawnAboutEquallyOftenAndTheOthersAlways() {
    Paper paper =
        new Paper(
            "Pooled",
            Plans.choices(6).items(),
            List.of(new Pool("p", List.of("q2", "q3", "q4", "q5"), 1)));
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      List<String> own = ids(paper, "student" + i);
      assertThat(own).hasSize(Ordering.count(paper)).doesNotHaveDuplicates();
      own.forEach(item -> seen.merge(item, 1, Integer::sum));
    }
    assertThat(seen).containsEntry("q1", 4_000).containsEntry("q6", 4_000);
    for (String item : List.of("q2", "q3", "q4", "q5")) {
      assertThat(seen.get(item)).isBetween(880, 1120);
    }
  }

  @Test
  void commandsGoByLamportTimeThenByRollNumberAndTheClocksComeLast() {
    List<Stamped<ExamCommand>> commands = new ArrayList<>();
    commands.add(stamped(9, "timer", 0, new AttemptCommand.HandInExpired(List.of("x"))));
    commands.add(stamped(8, CommandOrder.studentActor(10, "a"), 2, handIn(HandInMode.MANUAL)));
    commands.add(stamped(7, CommandOrder.studentActor(9, "b"), 2, handIn(HandInMode.AUTOMATIC)));
    commands.add(stamped(6, CommandOrder.studentActor(9, "b"), 2, handIn(HandInMode.MANUAL)));
    commands.add(stamped(5, CommandOrder.studentActor(99, "c"), 1, handIn(HandInMode.MANUAL)));
    commands.add(stamped(4, "timer", 0, new SetupCommand.OpenExam(Scenario.T0)));
    commands.sort(new ExamMachine().order());
    assertThat(commands)
        .extracting(command -> command.stamp().commandId().getLeastSignificantBits())
        .containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(CommandOrder.pseudonym(CommandOrder.studentActor(9, "b"))).isEqualTo("b");
    assertThat(CommandOrder.pseudonym("admin")).isEqualTo("admin");
  }

  @Test
  void whatOneStudentSentWithOneLamportTimeGoesAsItCameAndTheHandInAfterIt() {
    String actor = CommandOrder.studentActor(9, "b");
    ExamCommand save = Scenario.answer("x", "q1", "a");
    List<Stamped<ExamCommand>> commands = new ArrayList<>();
    commands.add(stamped(1, actor, 2, handIn(HandInMode.MANUAL)));
    commands.add(received(2, actor, 20, save));
    commands.add(received(3, actor, 10, save));
    commands.sort(new ExamMachine().order());
    assertThat(commands)
        .extracting(command -> command.stamp().commandId().getLeastSignificantBits())
        .containsExactly(3L, 2L, 1L);
  }

  private static Stamped<ExamCommand> received(
      int id, String actor, long millis, ExamCommand command) {
    Stamp stamp = new Stamp(new UUID(0, id), actor, Scenario.T0.plusMillis(millis), 2);
    return new Stamped<>(stamp, command);
  }

  @Test
  void noTwoStudentsOfAClassSeeTheSameOrder() {
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      orders.add(ids(Plans.choices(20), "s" + i));
    }
    assertThat(orders).hasSize(300);
  }

  private static List<String> ids(Paper paper, String student) {
    return Ordering.items(paper, Plans.open(), student).stream().map(Item::id).toList();
  }

  private static AttemptCommand.HandIn handIn(HandInMode mode) {
    return new AttemptCommand.HandIn("x", "laptop", mode);
  }

  private static Stamped<ExamCommand> stamped(
      int id, String actor, long lamport, ExamCommand command) {
    return new Stamped<>(new Stamp(new UUID(0, id), actor, Scenario.T0, lamport), command);
  }
}
