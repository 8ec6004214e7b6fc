package dev.plenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plenum.cli.Commands.Ended;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration, run here from the file that a cluster takes, by command line alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {
  private final Definition election =
      Definition.read(List.of(Path.of("../../examples/election.yaml")), null).getFirst();
  private final Cluster cluster = Cluster.start(election, Cluster.Mode.ONE_JVM);

  @TempDir private Path folder;

  private final String url = cluster.addresses().getFirst().toString();

  @BeforeAll
  void awaitNodes() {
    cluster.awaitReady();
  }

  @AfterAll
  void end() {
    cluster.close();
  }

  @Test
  void anElectionGoesItsWay() throws IOException, InterruptedException {
    String code = election.people().getFirst().code();
    assertThat(run("vote", "--code", code, "chair=ana").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(officer("start").code()).isZero();

    String id = UUID.randomUUID().toString();
    Ended first = run("vote", "--code", code, "--id", id, "chair=ana");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(run("vote", "--code", code, "--id", id, "chair=ana").json())
        .as("the same command again gives the same receipt")
        .isEqualTo(first.json());
    Ended second = run("vote", "--code", code, "chair=ben");
    assertThat(second.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(second.err()).contains("voted already").hasLineCount(1);
    assertThat(run("vote", "--code", election.people().get(1).code(), "chair=ben").code()).isZero();

    receiptHolds(first.json());
    assertThat(run("verify-count").code()).as("not published yet").isEqualTo(ExitCode.REFUSED);
    assertThat(officer("pause").code()).isZero();
    assertThat(officer("resume").code()).isZero();
    assertThat(officer("extend", "+15").code()).isZero();
    assertThat(officer("stop").code()).isZero();
    Ended tally = officer("tally");
    for (int i = 0; i < 40 && tally.code() != 0; i++) {
      Thread.sleep(1000);
      tally = officer("tally");
    }
    assertThat(tally.code()).as(tally.err()).isZero();
    assertThat(officer("publish").code()).isZero();

    Ended verified = run("verify-count");
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.json().path("ballots").asInt()).isEqualTo(2);
    assertThat(verified.json().path("votes").path("chair").path("ana").asInt()).isEqualTo(1);
  }

  private void receiptHolds(JsonNode answer) throws IOException {
    ObjectNode receipt = answer.deepCopy();
    Path file = Files.writeString(folder.resolve("receipt.json"), receipt.toString());
    Ended held = run("verify-receipt", file.toString());
    assertThat(held.code()).as(held.out() + held.err()).isZero();

    receipt.putObject("board").put("head", answer.at("/receipt/seq").asLong()).put("root", "00");
    Files.writeString(file, receipt.toString());
    Ended rewritten = run("verify-receipt", file.toString());
    assertThat(rewritten.code()).as("a root was noted that never was").isEqualTo(ExitCode.DIFFERS);
    assertThat(rewritten.json().at("/faults/0").asText()).contains("that was noted");

    receipt.remove("board");
    String leaf = answer.at("/receipt/leaf").asText();
    receipt
        .withObject("/receipt")
        .put("leaf", leaf.substring(0, 63) + (leaf.endsWith("0") ? 1 : 0));
    Files.writeString(file, receipt.toString());
    assertThat(run("verify-receipt", file.toString()).code()).isEqualTo(ExitCode.DIFFERS);
  }

  @Test
  void mistakesAreExplainedInOneSentence() {
    Ended wrong = run("vote", "--code", "X", "chair");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("write it like chair=ana").hasLineCount(1);
    assertThat(run("nothing").code()).isEqualTo(ExitCode.USAGE);
  }

  private Ended officer(String... act) {
    boolean tally = act[0].equals("tally") || act[0].equals("publish");
    System.setProperty(
        "plenum.password",
        tally ? cluster.credentials().tallyPassword() : cluster.credentials().adminPassword());
    List<String> line = new ArrayList<>(List.of("election"));
    line.addAll(List.of(act));
    return run(line.toArray(String[]::new));
  }

  private Ended run(String... line) {
    return Commands.run(url, line);
  }
}
