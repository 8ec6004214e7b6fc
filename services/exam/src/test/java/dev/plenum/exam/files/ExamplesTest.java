package dev.plenum.exam.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.intake.table.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What we show people works as it stands. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../../examples");

  private static List<Map<?, ?>> documents(String file) throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    List<Map<?, ?>> all = new java.util.ArrayList<>();
    for (Object document : load.loadAllFromString(Files.readString(EXAMPLES.resolve(file)))) {
      all.add((Map<?, ?>) document);
    }
    return all;
  }

  private static byte[] text(Map<?, ?> object, String field, String key) {
    Map<?, ?> data = (Map<?, ?>) Objects.requireNonNull(object.get(field));
    return Objects.requireNonNull(data.get(key)).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theDemonstrationHasFiveStudentsTwoOfTheStaffAndTenQuestions() throws IOException {
    List<Map<?, ?>> documents = documents("exam.yaml");
    List<RosterFile.Line> roster =
        RosterFile.read(text(documents.get(0), "stringData", "roster.csv")).get();
    assertThat(roster).hasSize(7);
    assertThat(roster.stream().filter(line -> line.role() == Role.STUDENT)).hasSize(5);
    Reading<Bundle> paper =
        PaperFile.read("paper.yaml", text(documents.get(1), "data", "paper.yaml"), Map.of());
    assertThat(paper.problems()).isEmpty();
    assertThat(paper.get().paper().items()).hasSize(10);
    ExamPlan plan = ExamFile.read("networks", documents.get(2), "seed");
    assertThat(plan.itemTime()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.rehearsal()).isFalse();
  }

  @Test
  void theLargeOneDrawsFromItsPools() throws IOException {
    assertThat(ExamFile.read("statistics", documents("exam-large.yaml").getFirst(), "seed").title())
        .startsWith("Statistics");
    byte[] file = Files.readAllBytes(EXAMPLES.resolve("large-roster.csv"));
    List<RosterFile.Line> roster = RosterFile.read(file).get();
    assertThat(roster.stream().filter(line -> line.role() == Role.STUDENT)).hasSize(3_000);
    Paper paper =
        PaperFile.read(
                "paper.csv", Files.readAllBytes(EXAMPLES.resolve("large-paper.csv")), Map.of())
            .get()
            .paper();
    assertThat(paper.items()).hasSize(30);
    assertThat(paper.pools().stream().mapToInt(pool -> pool.draw()).sum()).isEqualTo(20);
  }
}
