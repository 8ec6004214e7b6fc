package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.api.v1alpha1.ExamSession;
import dev.plenum.api.v1alpha1.ExamSessionStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the status says, and that it is written only when it says something new. */
class StatusIT extends OnCluster {
  private static final Path EXAM = Path.of("../examples/exam.yaml");

  @Test
  void bothExamplesBecomeReadyAndThenNothingIsWrittenAnyMore() throws Exception {
    String[] exam = Files.readString(EXAM).split("(?m)^---$", -1);
    apply(example());
    apply(exam[0]);
    apply(exam[2]);
    await("the paper is missed", () -> "PaperConfigMapMissing".equals(examReady().getReason()));
    assertThat(examReady().getMessage())
        .contains("spec.paper.configMapRef.name", "networks-paper", "paper.yaml");
    apply(exam[1]);

    assertElectionServed();
    assertExamServed();
    assertNothingIsWritten();
  }

  private void assertElectionServed() {
    awaitReady("True", "Serving");
    // It serves with two of three; the third follows.
    awaitEveryNode();
    assertThat(columns())
        .containsSubsequence(
            "board", "draft", "True", "board-0", "3/3", "3", "2027-01-31T18:00:00Z");
    assertThat(status().credentialsSecret()).isEqualTo("board-credentials");
    awaitDatabase();
  }

  private void assertExamServed() {
    await("the exam is served", () -> "Serving".equals(examReady().getReason()));
    await("every node is there", () -> "3/3".equals(examStatus().nodes()));
    awaitDatabase("networks");
    assertThat(examStatus())
        .satisfies(status -> {
          assertThat(status.students()).isEqualTo(20);
          assertThat(status.begun()).isEqualTo(12);
          assertThat(status.handedIn()).isEqualTo(7);
          assertThat(status.leader()).isEqualTo("networks-0");
        });
  }

  /** Not while the operator looks at both once more, as it does every ten seconds. */
  private void assertNothingIsWritten() throws InterruptedException {
    await("nothing is under way", () -> settled(electionConditions()) && settled(examConditions()));
    await("what other tests left is gone", () -> namespacesOfTests() == 1);
    long elections = OPERATOR.elections().writes();
    long exams = OPERATOR.exams().writes();
    Map<String, String> versions = versions();
    Thread.sleep(12_000);
    assertThat(versions()).isEqualTo(versions);
    assertThat(OPERATOR.elections().writes()).isEqualTo(elections);
    assertThat(OPERATOR.exams().writes()).isEqualTo(exams);
  }

  private long namespacesOfTests() {
    return client().namespaces().list().getItems().stream()
        .filter(space -> space.getMetadata().getName().matches("t\\d+"))
        .count();
  }

  private static boolean settled(List<Condition> conditions) {
    List<String> reasons = conditions.stream().map(Condition::getReason).toList();
    return reasons.containsAll(List.of("Serving", "QuorumWhole", "Settled", "AllNodesReady"));
  }

  /** The version of everything in the namespace that the operator writes. */
  private Map<String, String> versions() {
    String lines =
        kubectl(
            "get",
            "elections,examsessions,configmaps,secrets,serviceaccounts,services,"
                + "statefulsets,poddisruptionbudgets,networkpolicies",
            "--no-headers",
            "-o",
            "custom-columns=KIND:.kind,NAME:.metadata.name,VERSION:.metadata.resourceVersion");
    return lines
        .lines()
        .map(line -> line.split("\\s+", 3))
        .collect(toMap(words -> words[0] + " " + words[1], words -> words[2]));
  }

  private ExamSessionStatus examStatus() {
    return Objects.requireNonNull(
        client()
            .resources(ExamSession.class)
            .inNamespace(namespace())
            .withName("networks")
            .get()
            .getStatus());
  }

  private Condition examReady() {
    return examConditions().stream()
        .filter(one -> "Ready".equals(one.getType()))
        .findFirst()
        .orElseGet(Condition::new);
  }

  private List<Condition> examConditions() {
    return Optional.ofNullable(
            client()
                .resources(ExamSession.class)
                .inNamespace(namespace())
                .withName("networks")
                .get())
        .map(ExamSession::getStatus)
        .map(ExamSessionStatus::conditions)
        .orElseGet(List::of);
  }

  private List<String> columns() {
    String line = kubectl("get", "election", "--no-headers");
    return List.of(line.strip().split("\\s+", -1));
  }
}
