package dev.plenum.exam.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.Rule;
import dev.plenum.exam.domain.plan.StrikeStep;
import dev.plenum.kernel.intake.SpecException;
import dev.plenum.kernel.intake.table.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ExamFileTest {
  private static final String WHOLE =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: ExamSession
      metadata: {name: networks-midterm}
      spec:
        title: Computer Networks, midterm
        replicas: 3
        paper: {configMapRef: {name: networks-paper, key: paper.yaml}}
        roster: {secretRef: {name: networks-roster, key: roster.csv}}
        opens: manual
        duration: 20m
        itemTime: 30s
        grace: 2s
        shuffle: {items: true, choices: true}
        proctoring:
          rules: [{event: focusLost, after: 1s}, {event: clipboard}, {event: secondDevice}]
          strikes: [{penaltyPercent: 50}, {penaltyPercent: 100, terminate: true}]
          drill: {randomFlags: 0.05}
        clockSync: {every: 5s, maxOffset: 10m}
        admission: {inWork: 3, queue: 5000, overflow: true}
        results: {publish: manual, chunks: 2, replicas: 3}
        database: {bundled: {storage: 1Gi}}
      """;

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  @Test
  void readsTheWholeResource() {
    Object resource = yaml(WHOLE);
    ExamPlan plan = ExamFile.read("networks-midterm", resource, "seed");
    assertThat(plan.title()).isEqualTo("Computer Networks, midterm");
    assertThat(plan.schedule().duration()).isEqualTo(Duration.ofMinutes(20));
    assertThat(plan.schedule().opensAt()).isNull();
    assertThat(plan.itemTime()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.grace()).isEqualTo(Duration.ofSeconds(2));
    assertThat(plan.shuffle().items()).isTrue();
    assertThat(plan.proctoring().rules())
        .containsExactly(
            new Rule(IncidentKind.FOCUS_LOST, Duration.ofSeconds(1)),
            new Rule(IncidentKind.CLIPBOARD, Duration.ZERO),
            new Rule(IncidentKind.SECOND_DEVICE, Duration.ZERO));
    assertThat(plan.proctoring().strikes())
        .containsExactly(new StrikeStep(50, false), new StrikeStep(100, true));
    assertThat(plan.proctoring().drillPermille()).isEqualTo(50);
    assertThat(plan.publishing().chunks()).isEqualTo(2);
    assertThat(plan.maxOffset()).isEqualTo(Duration.ofMinutes(10));
    assertThat(ExamFile.admission(resource)).isEqualTo(new ExamFile.Admission(3, 5000, true));
    assertThat(ExamFile.clockRound(resource)).isEqualTo(Duration.ofSeconds(5));
    assertThat(ExamFile.paperKey(resource)).isEqualTo("paper.yaml");
  }

  @Test
  void whatIsAbsentHasADefault() {
    Object resource = yaml("{spec: {duration: 1h, items: [{text: a, type: essay}]}}");
    ExamPlan plan = ExamFile.read("exam", resource, "seed");
    assertThat(plan.title()).isEqualTo("exam");
    assertThat(plan.itemTime()).isNull();
    assertThat(plan.grace()).isEqualTo(Duration.ofSeconds(2));
    assertThat(plan.proctoring().rules()).isEmpty();
    assertThat(plan.rehearsal()).isFalse();
    assertThat(ExamFile.paperKey(resource)).isNull();
    assertThat(ExamFile.inlinePaper("exam", resource).get().paper().items()).hasSize(1);
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    String spec =
        "{spec: {duration: soon, proctoring: {rules: [{event: sneezed}],"
            + " drill: {randomFlags: 2}}, results: {chunks: 0}, shuffle: {items: maybe},"
            + " paper: {}, items: []}}";
    assertThatThrownBy(() -> ExamFile.read("exam", yaml(spec), "seed"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("spec.duration: must be a duration such as 2h30m or 15s")
        .hasMessageContaining("spec.proctoring.rules[0].event: \"sneezed\" is not known")
        .hasMessageContaining("spec.proctoring.drill.randomFlags: must be from 0 to 1")
        .hasMessageContaining("spec.results.chunks: must be from 1 to 100")
        .hasMessageContaining("spec.shuffle.items: must be true or false")
        .hasMessageContaining("spec.items: exactly one of items and paper");
  }

  @Test
  void inlineItemsAreNamedByTheirPath() {
    Object resource = yaml("{spec: {items: [{text: a, type: essay}, {text: b, right: []}]}}");
    assertThat(ExamFile.inlinePaper("exam", resource).problems())
        .containsExactly(
            new Problem("spec.items[1], type", "", "say what is right, or that it is an essay"));
  }
}
