package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.files.RollFile;
import dev.plenum.kernel.intake.LoginCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A town votes: its roll comes in parts, as several Secrets are mounted. */
final class LargeRollTest {
  private static final int VOTERS = 100_000;
  private static final int PARTS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void aHundredThousandAreInForceWithinSecondsAndTheLastOneVotes(@TempDir Path root)
      throws IOException {
    List<RollFile.Line> voters = voters();
    try (TestNode node = TestNode.start(root)) {
      Path roll = root.resolve("roll");
      for (int i = 0; i < PARTS; i++) {
        int from = i * VOTERS / PARTS;
        byte[] part = RollFile.write(voters.subList(from, from + VOTERS / PARTS));
        Files.write(roll.resolve("roll-0" + (i + 1)), packed(part));
      }
      long began = System.nanoTime();
      Files.delete(roll.resolve("roll.csv"));
      TestNode.await(() -> node.backend().view().state().roll().voters().size() == VOTERS);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf("a roll of %d is in force after %d ms%n", VOTERS, took.toMillis());
      assertThat(took).isLessThan(LIMIT);
      assertThat(node.client().officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
      String last = voters.getLast().code();
      assertThat(node.client().voter(last).vote("{\"chair\":[\"ana\"]}").status()).isEqualTo(201);
    }
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static List<RollFile.Line> voters() {
    Random random = new Random(3);
    return IntStream.range(0, VOTERS)
        .mapToObj(i -> new RollFile.Line("s" + i, "Voter " + i, "", 1, LoginCode.fresh(random)))
        .toList();
  }
}
