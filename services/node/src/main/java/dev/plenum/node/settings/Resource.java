package dev.plenum.node.settings;

import dev.plenum.election.domain.LotKey;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.files.ManifestFile;
import dev.plenum.kernel.intake.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The mounted resource file. */
public final class Resource {
  private Resource() {}

  /** How many commands are in work and may wait. */
  public record Admission(int inWork, int queue) {
    static final Admission DEFAULT = new Admission(5, 10_000);
  }

  /** Throws {@link SpecException} naming every field that is wrong. */
  public static Manifest manifest(Path folder, String name, String lotKey) {
    return ManifestFile.read(name, load(folder), LotKey.commitment(lotKey));
  }

  /** What admission the resource asks for; the default where it says nothing usable. */
  public static Admission admission(Path folder) {
    if (load(folder) instanceof Map<?, ?> resource
        && resource.get("spec") instanceof Map<?, ?> spec
        && spec.get("admission") instanceof Map<?, ?> admission) {
      return new Admission(
          positive(admission.get("inWork"), Admission.DEFAULT.inWork()),
          positive(admission.get("queue"), Admission.DEFAULT.queue()));
    }
    return Admission.DEFAULT;
  }

  private static int positive(@Nullable Object value, int absent) {
    return value instanceof Integer number && number > 0 ? number : absent;
  }

  private static @Nullable Object load(Path folder) {
    Path file = folder.resolve("resource").resolve("resource.yaml");
    try {
      // YAML 1.2, as kubectl reads it: a question mark may end an unquoted text.
      return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (YamlEngineException e) {
      throw new SpecException(List.of("the resource is not YAML: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
