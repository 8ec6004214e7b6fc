package dev.plenum.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.api.v1alpha1.ExamSession;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamModelTest {
  private static PodSpec pod(Blueprint blueprint) {
    return NodeSet.of(blueprint).getSpec().getTemplate().getSpec();
  }

  private static Volume volume(Blueprint blueprint, String name) {
    return pod(blueprint).getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anExamsNodesFindPaperAndRosterWhereTheyLook() throws IOException {
    Blueprint blueprint = Exams.blueprint();
    assertThat(pod(blueprint).getContainers().getFirst().getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly(
            "/etc/plenum/resource",
            "/etc/plenum/roster",
            "/etc/plenum/paper",
            "/etc/plenum/secrets",
            "/etc/plenum/database",
            "/etc/plenum/tls",
            "/tmp");
    var roster = volume(blueprint, "roster").getSecret();
    assertThat(roster.getSecretName()).isEqualTo("networks-roster");
    assertThat(roster.getItems().getFirst().getPath()).isEqualTo("roster.csv");
    var paper = volume(blueprint, "paper").getConfigMap();
    assertThat(paper.getName()).isEqualTo("networks-paper");
    assertThat(paper.getItems()).isNullOrEmpty();
  }

  @Test
  void aRosterFromAWorkbookKeepsItsEnding() throws IOException {
    String yaml =
        Serialization.asYaml(Exams.example())
            .replace("key: \"roster.csv\"", "key: \"students.xlsx\"");
    Blueprint blueprint = new Blueprint(new ManagedExam(Exams.of(yaml)), Elections.INSTALLATION);
    var item = volume(blueprint, "roster").getSecret().getItems().getFirst();
    assertThat(item.getKey()).isEqualTo("students.xlsx");
    assertThat(item.getPath()).isEqualTo("roster.xlsx");
  }

  @Test
  void aPaperInTheResourceNeedsNoConfigMap() {
    ExamSession exam =
        Exams.of(
            """
            kind: ExamSession
            spec:
              title: Small
              items: [{text: Why?, type: essay}]
              roster: {secretRef: {name: r}}
              duration: 5m
              database: {bundled: {}}
            """);
    Blueprint blueprint = new Blueprint(new ManagedExam(exam), Elections.INSTALLATION);
    assertThat(blueprint.managed().inputs())
        .containsExactly(new Input(Input.Part.ROSTER, "r", "roster.csv", "roster.csv"));
    assertThat(ResourceConfig.of(blueprint).getData().get("resource.yaml"))
        .contains("kind: \"ExamSession\"", "text: \"Why?\"", "type: \"essay\"");
  }

  @Test
  void theNodeIsToldItsKind() throws IOException {
    assertThat(pod(Exams.blueprint()).getContainers().getFirst().getEnv())
        .filteredOn(variable -> variable.getName().equals("PLENUM_KIND"))
        .extracting(EnvVar::getValue)
        .containsExactly("ExamSession");
  }

  @Test
  void examsAndElectionsOfOneNameAreNotMistakenForEachOther() throws IOException {
    Blueprint exam = Exams.blueprint();
    Blueprint election = Elections.blueprint();
    assertThat(NodeSet.of(exam).getSpec().getSelector().getMatchLabels())
        .containsEntry(Labels.EXAM, "networks")
        .doesNotContainKey(Labels.ELECTION);
    assertThat(Adoption.of(NodeServices.client(election), exam.managed()))
        .isEqualTo(Adoption.FOREIGN);
    assertThat(Adoption.taken("Service", "networks", exam.managed()))
        .isEqualTo(
            "Service networks exists and is not this exam's: delete or rename it, or give the exam"
                + " another name");
  }

  @Test
  void anExamHasNoTallyOfficer() throws IOException {
    assertThat(GeneratedSecret.of(Exams.blueprint()))
        .filteredOn(secret -> secret.name().equals("networks-credentials"))
        .flatExtracting(GeneratedSecret::random)
        .containsExactly("admin-password");
  }

  @Test
  void whatNodesReadIsTheSpecThatWasGoodLast() throws IOException {
    Blueprint blueprint = Exams.blueprint();
    assertThat(ResourceConfig.lastGood(ResourceConfig.of(blueprint), blueprint.managed()))
        .map(Managed::spec)
        .contains(blueprint.managed().spec());
  }

  @Test
  void aDayThatDoesNotExistAndAPaperThatIsTooLargeAreNamed() throws IOException {
    String yaml = Files.readString(Path.of("../examples/exam.yaml")).split("(?m)^---$", 3)[2];
    ExamSession never = Exams.of(yaml.replace("opens: manual", "opens: 2027-02-30T08:00:00Z"));
    assertThat(SpecCheck.problems(never.getSpec()))
        .containsExactly(
            "spec.opens is 2027-02-30T08:00:00Z, a time that does not exist: correct it");
    ExamSession large = Exams.of(yaml.replace("title: Computer", "title: " + "x".repeat(900_000)));
    assertThat(SpecCheck.problems(large.getSpec()))
        .singleElement()
        .asString()
        .contains("use spec.paper instead of spec.items");
    assertThat(SpecCheck.problems(Exams.example().getSpec())).isEmpty();
  }

  @Test
  void noPodIsReplacedWhileStudentsSit() throws IOException {
    assertThat(Exams.blueprint().managed().undisturbed()).containsExactly("open");
    assertThat(List.copyOf(Elections.blueprint().managed().undisturbed()))
        .containsExactlyInAnyOrder("open", "paused");
  }
}
