package dev.plenum.election.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.intake.LoginCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand voters with codes, in a process with less memory than half a node's heap. */
@Timeout(120)
final class LargeRollTest {
  private static final int VOTERS = 100_000;
  private static final int PARTS = 5;
  private static final List<RollFile.Line> LINES = lines();

  @TempDir Path folder;

  @Test
  void isReadFromPackedPartsWithinTimeAndMemory() throws Exception {
    for (int i = 0; i < PARTS; i++) {
      int from = i * VOTERS / PARTS;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(RollFile.write(LINES.subList(from, from + VOTERS / PARTS)));
      }
      assertThat(bytes.size()).isLessThan(1 << 20);
      Files.write(folder.resolve("roll-0" + i), bytes.toByteArray());
    }
    assertThat(readElsewhere("160m")).startsWith("100000 voters, 100 chunks");
  }

  @Test
  void isReadFromAWorkbookWithinTimeAndMemory() throws Exception {
    Files.write(folder.resolve("roll.xlsx"), workbook());
    assertThat(readElsewhere("192m")).startsWith("100000 voters, 100 chunks");
  }

  /** What a process with so much memory says that read the folder. */
  private String readElsewhere(String heap) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.println(heap + ": " + said.strip());
    return said;
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("roll");
      for (int column = 0; column < RollFile.COLUMNS.size(); column++) {
        sheet.value(0, column, RollFile.COLUMNS.get(column));
      }
      int row = 1;
      for (RollFile.Line line : LINES) {
        sheet.value(row, 0, line.id());
        sheet.value(row, 1, line.name());
        sheet.value(row, 2, line.email());
        sheet.value(row, 3, line.weight());
        sheet.value(row, 4, line.code());
        row++;
      }
    }
    return bytes.toByteArray();
  }

  private static List<RollFile.Line> lines() {
    Random random = new Random(11);
    List<RollFile.Line> lines = new ArrayList<>(VOTERS);
    for (int i = 0; i < VOTERS; i++) {
      String name = "Voter " + Long.toString(random.nextLong(), 36);
      String code = LoginCode.fresh(random);
      lines.add(new RollFile.Line("s" + i, name, "s" + i + "@example.org", 1, code));
    }
    return List.copyOf(lines);
  }

  /** Reads a folder as a node does. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] args) throws IOException {
      long began = System.nanoTime();
      List<byte[]> parts = new ArrayList<>();
      try (Stream<Path> files = Files.list(Path.of(args[0]))) {
        for (Path file : files.sorted().toList()) {
          parts.add(Files.readAllBytes(file));
        }
      }
      AccessList list =
          AccessList.of(RollFile.read(parts).get(), new Pseudonyms(new byte[32], "town"));
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      System.gc();
      long kept = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.println(
          "%d voters, %d chunks, read in %d ms, %d MB kept"
              .formatted(list.voters().size(), list.chunks().size(), millis, kept >> 20));
    }
  }
}
