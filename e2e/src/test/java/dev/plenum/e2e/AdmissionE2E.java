package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Container;

/** Wrong resources are refused by the API server, with a sentence. */
@Tag("docker")
@ExtendWith(Progress.class)
class AdmissionE2E {
  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "admission", "board");

  @BeforeAll
  static void ownNamespace() {
    PLATFORM.namespace(BOARD.namespace());
  }

  @AfterAll
  static void remove() {
    PLATFORM.remove(BOARD.namespace());
  }

  /** A part of the example, what stands there instead, and the sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas: 3                  | replicas: 4                    | must be odd
          replicas: 3                  | replicas: 9                    | less than or equal to 7
          method: plurality            | method: dictate                | supported values
          id: ben, name                | id: ana, name                  | two options of one contest have the same id
          method: plurality            | method: yesno                  | has no options
          method: plurality            | {method: plurality, max: 11}   | must not be greater than the number of its options
          method: plurality            | {method: plurality, min: 3, max: 2} | min must not be greater than its max
          method: plurality            | {method: plurality, seats: 11} | cannot have more seats than options
          key: roll.csv}               | key: roll.csv}\\n    registration: maybe | supported values
          secretRef: {name: board-roll,| secretRefs: [{name: a}]\\n    secretRef: {name: board-roll, | exactly one of secretRef and secretRefs
          secretRef: {name: board-roll, key: roll.csv} | registration: open | exactly one of secretRef and secretRefs
          secretRef: {name: board-roll, key: roll.csv} | secretRefs: []     | should have at least 1 items
          opens: manual                | opens: soon                    | must be 'manual' or a time
          closes: 2h                   | closes: tomorrow               | must be a time such as
          grace: 15s                   | grace: 15                      | must be
          grace: 15s                   | grace: 11m                     | at most 10m
          inWork: 5                    | inWork: 0                      | greater than or equal to 1
          publish: manual              | publish: later                 | must be 'manual' or a time
          bundled: {storage: 1Gi}      | {}                             | exactly one of bundled and secretRef
          bundled: {storage: 1Gi}      | {bundled: {}, secretRef: {name: x}} | exactly one of bundled and secretRef
          bundled: {storage: 1Gi}      | bundled: {storage: much}       | should match
          title: Board election        | titel: Board election          | unknown field
          name: board                  | name: board-nodes              | must not end with -nodes
          name: board                  | name: 1board                   | must begin with a letter
          name: board                  | name: a-name-that-is-longer-than-forty-characters | 40 characters or fewer
          """)
  void refusedWithASentence(String part, String instead, String sentence) throws IOException {
    String yaml = wrong(part, instead);
    var refused = PLATFORM.cluster.apply(inNamespace(yaml));
    assertThat(refused.getExitCode()).as("%s", yaml).isNotZero();
    assertThat(refused.getStderr()).contains(sentence);
  }

  /** The same for an exam: a part of its example, what stands there instead, and the sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas: 3\\n              | replicas: 4\\n                | must be odd
          replicas: 3\\n              | replicas: 9\\n                | less than or equal to 7
          duration: 20m                | duration: soon                 | spec.duration must be a duration such as 90m
          duration: 20m                | duration: 25h                  | from 1s to 24h
          duration: 20m                | duration: 20s                  | spec.itemTime must not be longer than spec.duration
          itemTime: 30s                | itemTime: 0s                   | at least 1s
          grace: 2s                    | grace: 11m                     | at most 10m
          opens: manual                | opens: tomorrow                | must be 'manual' or a time
          {event: focusLost, after: 1s} | {event: sneezed}              | supported values
          {event: focusLost, after: 1s} | {event: network}              | supported values
          {event: focusLost, after: 1s} | {event: clipboard}            | two rules
          {event: focusLost, after: 1s} | {event: focusLost, after: 2h} | at most 1h
          {penaltyPercent: 50}         | {penaltyPercent: 101}          | less than or equal to 100
          {penaltyPercent: 50}         | {penaltyPercent: -1}           | greater than or equal to 0
          {penaltyPercent: 100, terminate: true} | {penaltyPercent: 25} | must not cost less than an earlier one
          {penaltyPercent: 50}         | {penaltyPercent: 50, terminate: true}\\n    - {penaltyPercent: 60} | there is no milder one
          maxOffset: 10m               | maxOffset: 25h                 | from 1s to 24h
          every: 5s                    | every: 1h                      | from 1s to 10m
          inWork: 3                    | inWork: 0                      | greater than or equal to 1
          chunks: 2                    | chunks: 0                      | greater than or equal to 1
          publish: manual              | publish: later                 | must be 'manual' or a time
          key: paper.yaml              | key: paper.docx                | must end in .yaml
          key: roster.csv              | key: roster.pdf                | must end in .csv or .xlsx
          opens: manual                | opens: manual\\n  items: [{text: Tell why, type: essay}] | exactly one of paper.configMapRef and items
          shuffle: {items: true, choices: true} | shuffle: {items: often} | must be of type boolean
          bundled: {storage: 1Gi}      | {}                             | exactly one of bundled and secretRef
          title: Computer              | titel: Computer                | unknown field
          name: networks\\n           | name: networks-nodes\\n       | must not end with -nodes
          """)
  void anExamIsRefusedWithASentence(String part, String instead, String sentence)
      throws IOException {
    String exam = example("exam.yaml", 2);
    String from = part.replace("\\n", "\n");
    assertThat(exam).contains(from);
    String yaml =
        instead.equals("{}")
            ? exam.replace("database:\n    " + from, "database: {}")
            : exam.replace(from, instead.replace("\\n", "\n"));
    var refused = PLATFORM.cluster.apply(inNamespace(yaml));
    assertThat(refused.getExitCode()).as("%s", yaml).isNotZero();
    assertThat(refused.getStderr()).contains(sentence);
  }

  /** Items in the resource: what stands there, and the sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {text: Which one, choices: [{text: one}], right: a}         | at least two
          {text: Which one, choices: [{text: one}, {text: two}]}      | says what is right
          {text: Which one}                                           | says what is right
          {text: Which one, type: poem}                               | supported values
          {text: Which one, right: true}                              | must be of type string
          {text: Which one, type: essay, marks: -1}                   | greater than or equal to 0
          {type: essay}                                            | Required value
          {id: a b, text: Tell why, type: essay}                       | should match
          """)
  void anInlineItemIsRefusedWithASentence(String item, String sentence) throws IOException {
    String yaml =
        example("exam.yaml", 2)
            .replaceFirst("(?s)paper:\\n.*?\\n  roster:", "items: [" + item + "]\n  roster:");
    var refused = PLATFORM.cluster.apply(inNamespace(yaml));
    assertThat(refused.getExitCode()).as("%s", yaml).isNotZero();
    assertThat(refused.getStderr()).contains(sentence);
  }

  /**
   * The API server asks the status that is stored, so a test may write it as the operator does. The
   * operator writes it too, as often as it looks, so the two steps are repeated until nothing came
   * between them; a dry run leaves the exam as it is for that.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"duration":"30m"}                                       | spec.duration cannot be changed once the exam has opened
          {"itemTime":"40s"}                                       | spec.itemTime cannot be changed once the exam has opened
          {"itemTime":null}                                        | spec.itemTime cannot be changed once the exam has opened
          {"grace":"3s"}                                           | spec.grace cannot be changed
          {"opens":"2027-01-01T00:00:00Z"}                         | spec.opens cannot be changed
          {"shuffle":{"items":false}}                              | spec.shuffle cannot be changed
          {"roster":{"secretRef":{"name":"other"}}}                | spec.roster cannot be changed
          {"paper":{"configMapRef":{"name":"other"}}}              | spec.paper cannot be changed
          {"paper":null,"items":[{"text":"a","type":"essay"}]}     | spec.paper cannot be changed
          {"proctoring":{"strikes":[{"penaltyPercent":10}]}}       | spec.proctoring.strikes cannot be changed
          {"proctoring":{"drill":{"randomFlags":0.5}}}             | spec.proctoring.drill cannot be changed
          {"replicas":5}                                           | spec.replicas cannot be changed
          {"database":{"bundled":{"storage":"2Gi"}}}               | spec.database cannot be changed
          """)
  void anOpenExamKeepsItsPromises(String patch, String sentence) throws IOException {
    assertThat(PLATFORM.cluster.apply(inNamespace(example("exam.yaml", 2))).getExitCode()).isZero();
    await(
        "refused: " + sentence,
        () -> {
          patchExam("--subresource=status", "{\"status\":{\"phase\":\"open\"}}");
          var refused = patchExam("--dry-run=server", "{\"spec\":" + patch + "}");
          return refused.getExitCode() != 0 && refused.getStderr().contains(sentence);
        });
  }

  private static Container.ExecResult patchExam(String how, String patch) {
    return BOARD.kubectl("patch", "examsession", "networks", how, "--type=merge", "-p", patch);
  }

  @Test
  void aResourceWithoutASpecIsRefused() {
    var refused =
        PLATFORM.cluster.apply(
            inNamespace(
                "apiVersion: plenum.dev/v1alpha1\nkind: Election\nmetadata:\n  name: empty\n"));
    assertThat(refused.getStderr()).contains("spec: Required value");
  }

  @Test
  void aPollThatClosesBeforeItOpensIsRefused() throws IOException {
    String yaml =
        election()
            .replace("opens: manual", "opens: 2027-02-01T00:00:00Z")
            .replace("closes: 2h ", "closes: 2027-01-01T00:00:00Z ");
    assertThat(PLATFORM.cluster.apply(inNamespace(yaml)).getStderr())
        .contains("spec.closes must be later than spec.opens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"election.yaml", "election-large.yaml", "exam.yaml", "exam-large.yaml"})
  void everyExampleIsAccepted(String file) throws IOException {
    String yaml = Files.readString(Path.of("../examples", file));
    var answer = PLATFORM.cluster.judge(inNamespace(yaml));
    assertThat(answer.getExitCode()).as(answer.getStderr()).isZero();
  }

  private static String wrong(String part, String instead) throws IOException {
    String yaml = election();
    assertThat(yaml).contains(part);
    if (!instead.startsWith("{")) {
      return yaml.replaceFirst(Pattern.quote(part), instead.replace("\\n", "\n"));
    }
    if (part.startsWith("method")) {
      String inner = instead.substring(1, instead.length() - 1).replace(", ", "\n    ");
      return yaml.replace(part, inner);
    }
    return yaml.replace("database:\n    " + part, "database: " + instead);
  }

  private static String election() throws IOException {
    return example("election.yaml", 1);
  }

  /** A document of an example. */
  private static String example(String file, int document) throws IOException {
    return Files.readString(Path.of("../examples", file)).split("(?m)^---$", -1)[document];
  }

  private static String inNamespace(String yaml) {
    return yaml.replace("metadata:\n", "metadata:\n  namespace: " + BOARD.namespace() + "\n");
  }
}
