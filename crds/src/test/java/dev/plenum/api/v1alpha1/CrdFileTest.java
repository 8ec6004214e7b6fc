package dev.plenum.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `make crds` runs this with -Dcrds.write=true: the same code writes what it checks. */
class CrdFileTest {
  private static final Path GENERATED = Path.of("target/classes/META-INF/fabric8");

  @ParameterizedTest
  @CsvSource({
    "elections.plenum.dev, .",
    "elections.plenum.dev, ../charts/plenum/crds",
    "examsessions.plenum.dev, .",
    "examsessions.plenum.dev, ../charts/plenum/crds"
  })
  void theKeptFileIsInStepWithTheJavaTypes(String name, String folder) throws IOException {
    Path kept = Path.of(folder, name + ".yaml");
    String wanted = CrdFile.from(GENERATED.resolve(name + "-v1.yml"));
    if (Boolean.getBoolean("crds.write")) {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.writeString(kept, wanted);
    }
    assertThat(kept).as("run `make crds` and commit the result").content().isEqualTo(wanted);
  }
}
