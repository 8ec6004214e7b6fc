package dev.plenum.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionTest {
  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: board-roll}
      stringData:
        roll.csv: |
          id,name,email,weight,code
          v01,Ada,ada@example.org,1,AAAA
      """;
  private static final String ELECTION =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: Election
      metadata: {name: board}
      spec:
        title: Board election
        replicas: 5
        roll: {secretRef: {name: board-roll, key: roll.csv}}
      """;

  @TempDir Path folder;

  @Test
  void readsTheFileThatAClusterTakes() throws IOException {
    Definition election = read(SECRET + "---\n" + ELECTION);

    assertThat(election.name()).isEqualTo("board");
    assertThat(election.title()).isEqualTo("Board election");
    assertThat(election.replicas()).isEqualTo(5);
    assertThat(election.people()).containsExactly(new Definition.Person("", "Ada", "AAAA", ""));
    assertThat(election.yaml()).contains("kind: Election").doesNotContain("Secret");
  }

  @Test
  void takesEncodedSecretsToo() throws IOException {
    String encoded =
        """
        kind: Secret
        metadata: {name: board-roll}
        data: {roll.csv: aWQsY29kZQp2MSxCQkJC}
        """;

    assertThat(read(encoded + "---\n" + ELECTION).files().get("roll/roll.csv"))
        .isEqualTo("id,code\nv1,BBBB".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesTheSecretThatIsMissing() {
    assertThatThrownBy(() -> read(ELECTION))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("board-roll")
        .hasMessageContaining("--roll");
  }

  @Test
  void refusesAFileWithoutElection() {
    assertThatThrownBy(() -> read(SECRET))
        .hasMessageContaining("neither an Election nor an ExamSession");
  }

  @Test
  void saysWhereYamlIsBroken() {
    assertThatThrownBy(() -> read("a: [")).hasMessageContaining("is no YAML");
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws IOException {
    Path roll = Files.writeString(folder.resolve("roll.csv"), "\uFEFFid;Name;code\r\n1;Ada;X\r\n");

    assertThat(Definition.people(roll)).containsExactly(new Definition.Person("", "Ada", "X", ""));
  }

  @Test
  void takesARollThatIsAWorkbook() throws IOException {
    Path file = folder.resolve("voters.xlsx");
    try (Workbook workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("roll");
      List<String> cells = List.of("id", "name", "code", "v01", "Ada", "AAAA");
      for (int i = 0; i < cells.size(); i++) {
        sheet.value(i / 3, i % 3, cells.get(i));
      }
    }
    Path yaml = Files.writeString(folder.resolve("e.yaml"), ELECTION);
    Definition election = Definition.read(List.of(yaml), file).getFirst();

    assertThat(election.people()).containsExactly(new Definition.Person("", "Ada", "AAAA", ""));
    assertThat(election.files()).containsOnlyKeys("roll/roll.xlsx");
  }

  @Test
  void joinsARollInSeveralSecrets() throws IOException {
    String parts =
        """
        kind: Secret
        metadata: {name: z}
        stringData: {roll.csv: "id,name,code\\nv01,Ada,AAAA"}
        ---
        kind: Secret
        metadata: {name: a}
        stringData: {more: "v02,Bo,BBBB"}
        """;
    String refs = "secretRefs: [{name: z}, {name: a, key: more}]";
    Definition election =
        read(
            parts
                + "---\n"
                + ELECTION.replace("secretRef: {name: board-roll, key: roll.csv}", refs));

    assertThat(election.files()).containsOnlyKeys("roll/roll-01", "roll/roll-02");
    assertThat(election.people())
        .extracting(Definition.Person::code)
        .containsExactly("AAAA", "BBBB");
  }

  @Test
  void readsAnExamWithItsPaperAndRoster() throws IOException {
    Definition exam =
        read(
            """
            kind: ConfigMap
            metadata: {name: p}
            data: {paper.yaml: "items: []"}
            ---
            kind: Secret
            metadata: {name: r}
            stringData:
              roster.csv: |
                roll,name,code,extra,role
                17,Ada,AAAA,,student
            ---
            kind: ExamSession
            metadata: {name: midterm}
            spec:
              paper: {configMapRef: {name: p, key: paper.yaml}}
              roster: {secretRef: {name: r}}
            """);

    assertThat(exam.kind()).isEqualTo(Definition.Kind.EXAM);
    assertThat(exam.people())
        .containsExactly(new Definition.Person("17", "Ada", "AAAA", "student"));
    assertThat(exam.files()).containsOnlyKeys("roster/roster.csv", "paper/paper.yaml");
  }

  @Test
  void readsSeveralResourcesFromOneFile() throws IOException {
    Path file = folder.resolve("both.yaml");
    String second = ELECTION.replace("name: board}", "name: other}");
    Files.writeString(file, SECRET + "---\n" + ELECTION + "---\n" + second);

    assertThat(Definition.read(List.of(file), null))
        .extracting(Definition::name)
        .containsExactly("board", "other");
  }

  private Definition read(String yaml) throws IOException {
    return Definition.read(List.of(Files.writeString(folder.resolve("e.yaml"), yaml)), null)
        .getFirst();
  }
}
