package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells the protocol names the methods that hold its invariants. */
class ProtocolPageTest {
  private static final Path PAGE = Path.of("../../docs/explanation/the-protocol.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");

  @Test
  void everyInvariantIsHeldByAMethodThatIsThere() throws IOException {
    List<String> invariants =
        Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| I\\d+ .*")).toList();
    assertThat(invariants).hasSizeGreaterThan(9);
    for (String invariant : invariants) {
      Matcher holders = METHOD.matcher(invariant);
      assertThat(holders.find()).as(invariant).isTrue();
      do {
        assertThat(source(holders.group(1)))
            .as(holders.group())
            .containsPattern("\\b" + holders.group(2) + "\\(");
      } while (holders.find());
    }
  }

  private static String source(String type) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Path file =
          files
              .filter(path -> path.endsWith(type + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(type));
      return Files.readString(file);
    }
  }
}
