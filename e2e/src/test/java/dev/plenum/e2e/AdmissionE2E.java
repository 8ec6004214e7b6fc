package dev.plenum.e2e;

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

  private static String wrong(String part, String instead) throws IOException {
    String yaml = election();
    assertThat(yaml).contains(part);
    if (!instead.startsWith("{")) {
      return yaml.replaceFirst(Pattern.quote(part), instead);
    }
    if (part.startsWith("method")) {
      String inner = instead.substring(1, instead.length() - 1).replace(", ", "\n    ");
      return yaml.replace(part, inner);
    }
    return yaml.replace("database:\n    " + part, "database: " + instead);
  }

  private static String election() throws IOException {
    return Files.readString(Path.of("../examples/election.yaml")).split("(?m)^---$", 2)[1];
  }

  private static String inNamespace(String yaml) {
    return yaml.replace("metadata:\n", "metadata:\n  namespace: " + BOARD.namespace() + "\n");
  }
}
