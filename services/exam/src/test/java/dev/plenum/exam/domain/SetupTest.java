package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.plan.PaperRules;
import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SetupTest {

  @Test
  void anImportThatBrokeOffLetsNobodyInAndCanBeMadeAgain() {
    Scenario scenario =
        new Scenario()
            .given(chunk("r", 0, line("s0", 0)))
            .when(chunk("r", 2, line("s2", 2)))
            .thenRefused(Reason.RosterOutOfOrder)
            .when(new SetupCommand.SealRoster("r", 2, 2))
            .thenRefused(Reason.RosterIncomplete)
            .given(chunk("r", 0, line("s0", 0)))
            .given(chunk("r", 1, line("s1", 1)))
            .given(new SetupCommand.SealRoster("r", 2, 2))
            .when(new SetupCommand.SealRoster("r", 2, 2))
            .thenRefused(Reason.RosterUnchanged);
    assertThat(scenario.state().roster().students()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0, 1000",
    "a, -1, 0, 1000",
    "a, 0, -1, 1000",
    "a, 0, 0, 999",
    "a, 0, 0, 10001",
    "a, 0, 86400001, 1000",
    "a, 10000000, 0, 1000",
  })
  void aLineThatMakesNoSenseIsRefused(String who, int order, long millis, int permille) {
    new Scenario()
        .when(
            chunk(
                "r", 0, new RosterLine(who, Role.STUDENT, order, new ExtraTime(millis, permille))))
        .thenRefused(Reason.RosterLineInvalid);
  }

  @Test
  void nobodyStandsTwiceAndNoPlaceInTheOrderIsSharedAndSomebodyIsAStudent() {
    new Scenario()
        .when(chunk("r", 0, line("a", 0), line("a", 1)))
        .thenRefused(Reason.RosterLineInvalid)
        .given(chunk("r", 0, line("a", 0), line("b", 0)))
        .when(new SetupCommand.SealRoster("r", 1, 2))
        .thenRefused(Reason.RosterLineInvalid)
        .given(chunk("t", 0, new RosterLine("t", Role.TEACHER, 0, ExtraTime.NONE)))
        .when(new SetupCommand.SealRoster("t", 1, 1))
        .thenRefused(Reason.RosterIncomplete);
  }

  @Test
  void aPaperComesWholeOrNotAtAll() {
    List<Item> items = IntStream.rangeClosed(1, 60).mapToObj(i -> Plans.choice("q" + i)).toList();
    new Scenario()
        .when(new SetupCommand.ImportPaperChunk("p", 0, items))
        .thenRefused(Reason.PaperInvalid)
        .given(new SetupCommand.ImportPaperChunk("p", 0, items.subList(0, 50)))
        .when(new SetupCommand.SealPaper("p", "Title", List.of(), 1, 60))
        .thenRefused(Reason.PaperIncomplete)
        .given(new SetupCommand.ImportPaperChunk("p", 1, items.subList(50, 60)))
        .when(
            new SetupCommand.SealPaper(
                "p", "Title", List.of(new Pool("a", List.of("q99"), 1)), 2, 60))
        .thenRefused(Reason.PaperInvalid)
        .given(new SetupCommand.SealPaper("p", "Title", List.of(), 2, 60));
  }

  @Test
  void everyFaultOfAPaperIsNamedByItsPlace() {
    Item wrong =
        new Item("q1", " ", List.of(), new Marks(-1), Marks.ZERO, new Question.Numeric("x", "-1"));
    Paper paper =
        new Paper(
            "",
            List.of(wrong, Plans.item("q1", Plans.single("z"))),
            List.of(new Pool("p", List.of("q1"), 2)));
    assertThat(PaperRules.faults(paper))
        .anyMatch(fault -> fault.startsWith("items[0].text"))
        .anyMatch(fault -> fault.startsWith("items[0].marks"))
        .anyMatch(fault -> fault.startsWith("items[0].right: \"x\""))
        .anyMatch(fault -> fault.startsWith("items[0].tolerance"))
        .anyMatch(fault -> fault.startsWith("items[1].id: \"q1\" stands there twice"))
        .anyMatch(fault -> fault.startsWith("items[1].right: there is no choice \"z\""))
        .anyMatch(fault -> fault.startsWith("pools[0].draw"));
  }

  private static SetupCommand.ImportRosterChunk chunk(
      String digest, int chunk, RosterLine... lines) {
    return new SetupCommand.ImportRosterChunk(digest, chunk, List.of(lines));
  }

  private static RosterLine line(String who, int order) {
    return new RosterLine(who, Role.STUDENT, order, ExtraTime.NONE);
  }
}
