package dev.plenum.cli.roll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Plenum;
import dev.plenum.election.files.RollFile;
import dev.plenum.kernel.intake.LoginCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A roll on its way from a membership list to a cluster. */
final class RollCommandTest {
  @TempDir private Path folder;

  private record Ended(int code, String said) {}

  @Test
  void everybodyWithoutACodeGetsANewOneAndNobodySeesIt() throws IOException {
    Path list = write("list.csv", "id,name,code\nv1,Ada,\nv2,Bo,AAAA-BBBB-CCCC\nv3,Cy,\n");
    Path roll = folder.resolve("roll.csv");
    Ended ended = run("roll", "codes", list.toString(), "--to", roll.toString());

    assertThat(ended.code()).isZero();
    List<RollFile.Line> lines = RollFile.read(Files.readAllBytes(roll)).get();
    assertThat(lines).extracting(RollFile.Line::id).containsExactly("v1", "v2", "v3");
    assertThat(lines.get(1).code()).isEqualTo("AAAA-BBBB-CCCC");
    assertThat(LoginCode.plain(lines.get(0).code())).hasSize(26);
    assertThat(lines.get(0).code()).isNotEqualTo(lines.get(2).code());
    lines.forEach(line -> assertThat(ended.said()).doesNotContain(line.code()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(roll)))
        .isEqualTo("rw-------");
  }

  @Test
  void aListWithoutAColumnForCodesIsEnough() throws IOException {
    Path list = write("list.csv", "id,name\nv1,Ada\n");
    Path roll = folder.resolve("roll.csv");
    assertThat(run("roll", "codes", list.toString(), "--to", roll.toString()).code()).isZero();
    assertThat(RollFile.read(Files.readAllBytes(roll)).get()).hasSize(1);
  }

  @Test
  void codesThatWereSentOutAreNotOverwritten() throws IOException {
    Path list = write("list.csv", "id\nv1\n");
    Path roll = write("roll.csv", "sent");
    Ended ended = run("roll", "codes", list.toString(), "--to", roll.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.said()).contains("is there already");
    assertThat(roll).hasContent("sent");
  }

  @Test
  void everyProblemIsNamedByItsPlace() throws IOException {
    Path list = write("list.csv", "id,weight,code\nv1,x,AAAABBBBCCCC\nv1,1,short\n");
    Ended ended = run("roll", "check", list.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.said())
        .contains(
            "row 2, weight: found \"x\"", "row 3, id: found \"v1\"", "row 3, code: is shorter");
  }

  @Test
  void aHundredThousandVotersAreCutForSecretsAndReadAgainAsTheyWere() throws IOException {
    List<RollFile.Line> voters = voters(100_000);
    Path roll = folder.resolve("roll.csv");
    Files.write(roll, RollFile.write(voters));
    Path into = folder.resolve("parts");
    Ended ended =
        run("roll", "split", roll.toString(), "--into", into.toString(), "--name", "town");

    assertThat(ended.code()).isZero();
    List<byte[]> parts = new ArrayList<>();
    for (int i = 1; Files.exists(into.resolve("town-" + i)); i++) {
      parts.add(Files.readAllBytes(into.resolve("town-" + i).resolve("roll.csv.gz")));
      assertThat(ended.said()).contains("- {name: town-" + i + ", key: roll.csv.gz}");
    }
    assertThat(parts).hasSizeBetween(2, 8).allMatch(part -> part.length < 1 << 20);
    assertThat(RollFile.read(parts).get()).isEqualTo(voters);
  }

  private static List<RollFile.Line> voters(int count) {
    var random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(i ->
            new RollFile.Line(
                "s" + i, "Voter " + i, "s" + i + "@example.org", 1, LoginCode.fresh(random)))
        .toList();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static Ended run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = Plenum.commandLine();
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    return new Ended(line.execute(arguments), said.toString());
  }
}
