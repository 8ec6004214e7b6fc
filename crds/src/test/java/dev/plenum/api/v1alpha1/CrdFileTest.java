package dev.plenum.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** `make crds` runs this with -Dcrds.write=true: the same code writes what it checks. */
class CrdFileTest {
  private static final Path GENERATED =
      Path.of("target/classes/META-INF/fabric8/elections.plenum.dev-v1.yml");

  @ParameterizedTest
  @ValueSource(
      strings = {"elections.plenum.dev.yaml", "../charts/plenum/crds/elections.plenum.dev.yaml"})
  void theKeptFileIsInStepWithTheJavaTypes(String file) throws IOException {
    Path kept = Path.of(file);
    String wanted = CrdFile.from(GENERATED);
    if (Boolean.getBoolean("crds.write")) {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.writeString(kept, wanted);
    }
    assertThat(kept).as("run `make crds` and commit the result").content().isEqualTo(wanted);
  }
}
