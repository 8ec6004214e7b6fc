package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.SheetCommand.EnterStaged;
import dev.plenum.exam.domain.SheetCommand.GrantSheet;
import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.SheetCommand.StageMarks;
import dev.plenum.exam.domain.sheet.Token;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StagingTest {
  private static final Token TOKEN = new Token(1, 7);
  private static final int STUDENTS = 2_500;

  @Test
  void aFileOfMoreMarksThanAnEntryHoldsIsTakenAtOnce() {
    Scenario scenario = staged("file");
    int version = scenario.state().sheet().version();
    assertThat(scenario.state().sheet().rows()).isEmpty();
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
    scenario.given(new EnterStaged(TOKEN, version, "file", 3, STUDENTS));
    assertThat(scenario.state().sheet().rows().size()).isEqualTo(STUDENTS);
    assertThat(scenario.score("s2499")).isEqualTo(150);
    assertThat(scenario.state().sheet().version()).isEqualTo(version + 1);
    assertThat(scenario.state().sheet().staged()).isNull();
  }

  @Test
  void oneMarkThatCannotBeLeavesAllOfTheFileOut() {
    Scenario scenario = staged("file");
    scenario
        .given(new StageMarks(TOKEN, "file", 3, List.of(new MarkRow("s0", "q2", 201, null))))
        .when(new EnterStaged(TOKEN, 1_000, "file", 4, STUDENTS + 1))
        .thenRefused(Reason.MarksOutOfRange);
    assertThat(scenario.state().sheet().rows()).isEmpty();
  }

  @Test
  void aFileOfWhichAPartIsMissingIsNotTaken() {
    staged("file")
        .when(new EnterStaged(TOKEN, 1_000, "file", 4, STUDENTS))
        .thenRefused(Reason.RowsInvalid)
        .when(new EnterStaged(TOKEN, 1_000, "other", 3, STUDENTS))
        .thenRefused(Reason.RowsInvalid)
        .when(new StageMarks(TOKEN, "file", 4, rows(0, 1)))
        .thenRefused(Reason.RowsInvalid)
        .given(new StageMarks(TOKEN, "other", 0, rows(0, 1)))
        .given(new EnterStaged(TOKEN, 1_000, "other", 1, 1));
  }

  @Test
  void whatWasStagedGoesWithTheGrant() {
    Scenario scenario = staged("file").given(new SheetCommand.ReleaseSheet(TOKEN));
    assertThat(scenario.state().sheet().staged()).isNull();
    scenario
        .when(new EnterStaged(TOKEN, 1_000, "file", 3, STUDENTS))
        .thenRefused(Reason.StaleToken)
        .when(new StageMarks(TOKEN, "file", 0, rows(0, 1)))
        .thenRefused(Reason.StaleToken);
  }

  private static Scenario staged(String file) {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(2), STUDENTS)
            .given(Scenario.begin("s0"))
            .finish()
            .as("ada")
            .given(new GrantSheet(TOKEN, "ada"));
    for (int part = 0; part < 3; part++) {
      int from = part * SheetCommand.CHUNK;
      scenario.given(
          new StageMarks(
              TOKEN, file, part, rows(from, Math.min(STUDENTS, from + SheetCommand.CHUNK))));
    }
    return scenario;
  }

  private static List<MarkRow> rows(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new MarkRow("s" + i, "q1", 150, null)).toList();
  }
}
