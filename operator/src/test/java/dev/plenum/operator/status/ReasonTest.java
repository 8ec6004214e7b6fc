package dev.plenum.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
  private static final Path REFERENCE = Path.of("../docs/reference");

  @ParameterizedTest
  @EnumSource
  void everyReasonIsExplained(Reason reason) throws IOException {
    String pages =
        Files.readString(REFERENCE.resolve("election-conditions.md"))
            + Files.readString(REFERENCE.resolve("exam-conditions.md"));
    assertThat(pages).contains("`" + reason.text() + "`");
  }
}
