package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.Phase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of more marks than one entry of the ledger holds. */
final class MarksOfManyTest {
  private static final int STUDENTS = 1_050;

  private static final String PAPER =
      """
      title: Essays
      items:
      - {id: q1, text: Explain slow start., type: essay, marks: 6}
      """;

  @Test
  void aFileOfAThousandMarksAndMoreIsInTheSheetWholeOrNotAtAll(@TempDir Path root) {
    Folder folder = ExamFolder.in(root);
    folder.write("paper/paper.yaml", PAPER);
    folder.write(
        "roster/roster.csv", ExamFolder.ROSTER + lines("%1$d,Student %1$d,MANYS-TXGSK-T%1$d,,"));
    try (TestExam exam = TestExam.start(folder)) {
      exam.open();
      assertThat(TestExam.begin(exam.as(ExamFolder.ADA), "laptop").status()).isEqualTo(200);
      assertThat(exam.admin().act("/api/v1/admin/close").status()).isEqualTo(200);
      TestNode.await(() -> exam.state().phase() == Phase.GRADED);
      Client teacher = exam.as(ExamFolder.TEACHER);

      assertThat(bring(teacher, "5").reason()).isEqualTo("SheetNotHeld");
      TestNode.await(() -> teacher.act("/api/v1/marks/lock").status() == 200);
      int before = version(teacher);
      Client.Answer tooMuch = bring(teacher, "7");
      assertThat(tooMuch.status()).isEqualTo(422);
      assertThat(tooMuch.reason()).isEqualTo("MarksInvalid");
      assertThat(tooMuch.text("/problems/0/where")).isEqualTo("row 1051, q1");
      assertThat(version(teacher)).isEqualTo(before);
      assertThat(exam.state().sheet().rows()).isEmpty();

      Client.Answer taken = bring(teacher, "5");
      assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
      assertThat(taken.text("/rows")).isEqualTo(String.valueOf(STUDENTS));
      assertThat(version(teacher)).as("one change of the sheet").isEqualTo(before + 1);
      assertThat(exam.state().sheet().rows().size()).isEqualTo(STUDENTS);
    }
  }

  /** Everybody has 5 marks, but the last of them. */
  private static Client.Answer bring(Client teacher, String last) {
    String file =
        "roll,q1\n" + lines("%d,5").replace((999 + STUDENTS) + ",5", (999 + STUDENTS) + "," + last);
    return teacher.send(
        teacher
            .request("/api/v1/marks/import?format=csv")
            .header("Content-Type", "application/octet-stream")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                    file.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  private static String lines(String format) {
    IntFunction<String> line = format::formatted;
    return IntStream.range(1_000, 1_000 + STUDENTS)
        .mapToObj(line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static int version(Client teacher) {
    return teacher.get("/api/v1/marks").body().at("/version").asInt();
  }
}
