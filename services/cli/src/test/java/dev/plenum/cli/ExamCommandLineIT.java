package dev.plenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.cli.Commands.Ended;
import dev.plenum.cli.exam.Sitting;
import dev.plenum.cli.exam.SkewedClock;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An exam by command line alone: a paper brought in, sat, closed, published and taken home. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamCommandLineIT {
  private static final String PAPER =
      """
      ::layer:: Which layer routes packets? {~Link =Network ~Transport}

      ::bits:: How many bits has an IPv4 address? {#32}
      """;

  private final Definition exam =
      Definition.read(List.of(Path.of("../../examples/exam.yaml")), null).getFirst();
  private final Cluster cluster = Cluster.start(exam, Cluster.Mode.ONE_JVM);
  private final String url = cluster.addresses().getFirst().toString();

  @TempDir private Path folder;

  @BeforeAll
  void awaitNodes() {
    cluster.awaitReady();
    System.setProperty("plenum.password", cluster.credentials().adminPassword());
  }

  @AfterAll
  void end() {
    cluster.close();
  }

  @Test
  void anExamGoesItsWay() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.gift"), "::layer:: Which layer? {~Link}");
    Ended wrong = run("import", bad.toString(), "--format", "gift");
    assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.json().path("problems")).isNotEmpty();
    Path paper = Files.writeString(folder.resolve("paper.gift"), PAPER);
    Ended taken = run("import", paper.toString(), "--format", "gift");
    assertThat(taken.json().path("items").asInt()).as(taken.out() + taken.err()).isEqualTo(2);

    assertThat(run("start").code()).isZero();
    String code = exam.people().getFirst().code();
    cheated(code);
    Ended sat = typed("b\n32\n", "take", "--code", code, "--clock-skew", "-3s");
    assertThat(sat.code()).as(sat.err()).isZero();
    assertThat(run("extend", "5").code()).isZero();
    assertThat(run("close").code()).isZero();
    Ended published = run("publish");
    for (int i = 0; i < 60 && published.code() != 0; i++) {
      Thread.sleep(500);
      published = run("publish");
    }
    assertThat(published.code()).as(published.err()).isZero();
    assertThat(published.err()).contains("1 strikes had no review", "0 appeals");
    assertThat(published.json().at("/receipt/seq").asLong()).isPositive();
    takenHome();
    assertThat(run("withdraw").code()).isZero();
  }

  /** Before the exam itself, so that the terminal's clock does not run meanwhile. */
  private void cheated(String code) throws Exception {
    try (Api api = Api.at(url)) {
      SkewedClock clock = new SkewedClock(InstantSource.system(), Duration.ZERO);
      Sitting sitting = Sitting.signIn(api, code, "terminal", clock);
      var _ = sitting.begin(why -> {});
      var _ = sitting.report("clipboard", 0, why -> {});
      var _ = sitting.acknowledge(1, why -> {});
    }
  }

  private void takenHome() throws IOException {
    Path results = folder.resolve("results.csv");
    assertThat(run("export", results.toString()).code()).isZero();
    assertThat(results).content(StandardCharsets.UTF_8).contains("Ada Lindqvist");
    Path again = folder.resolve("again.gift");
    assertThat(run("export", again.toString(), "--format", "gift").code()).isZero();
    assertThat(again).content(StandardCharsets.UTF_8).contains("Which layer routes packets?");
    Ended wrong = run("export", folder.resolve("results.pdf").toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("ends neither with").hasLineCount(1);
  }

  private Ended typed(String lines, String... act) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(act);
    } finally {
      System.setIn(before);
    }
  }

  private Ended run(String... act) {
    List<String> line = new ArrayList<>(List.of("exam"));
    line.addAll(List.of(act));
    return Commands.run(url, line.toArray(String[]::new));
  }
}
