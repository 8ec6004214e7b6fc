package dev.plenum.node.settings;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.intake.SpecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The mounted resource file, parsed anew only when it reads otherwise than before. */
@Singleton
public final class Resource {
  private final Path file;
  private @Nullable Parsed parsed;

  private record Parsed(String text, @Nullable Object content) {}

  public Resource(NodeSettings settings) {
    this.file = settings.folder().resolve("resource").resolve("resource.yaml");
  }

  /**
   * The whole object, as a YAML reader gives it.
   *
   * @throws SpecException where it is no YAML
   */
  public synchronized @Nullable Object load() {
    try {
      String text = Files.readString(file);
      if (parsed == null || !parsed.text().equals(text)) {
        // YAML 1.2, as kubectl reads it: a question mark may end an unquoted text.
        parsed = new Parsed(text, new Load(LoadSettings.builder().build()).loadFromString(text));
      }
      return parsed.content();
    } catch (YamlEngineException e) {
      throw new SpecException(List.of("the resource is not YAML: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Which resource it is, whatever its name. A file that was written by hand has no uid: there,
   * name and namespace are all there is.
   */
  public String uid() {
    if (load() instanceof Map<?, ?> resource
        && resource.get("metadata") instanceof Map<?, ?> metadata) {
      Object uid = metadata.get("uid");
      return uid == null
          ? Objects.requireNonNullElse(metadata.get("namespace"), "") + "/" + metadata.get("name")
          : String.valueOf(uid);
    }
    throw new SpecException(List.of("metadata: the resource has no name"));
  }

  /**
   * What admission the resource asks for.
   *
   * @param absent what holds where it says nothing
   * @param unreadable what holds where it cannot be read, which must neither keep the node of a
   *     running one from starting nor change what is in force
   */
  public Admission admission(Admission absent, Admission unreadable) {
    try {
      return load() instanceof Map<?, ?> resource
              && resource.get("spec") instanceof Map<?, ?> spec
              && spec.get("admission") instanceof Map<?, ?> admission
          ? new Admission(
              positive(admission.get("inWork"), absent.inWork()),
              positive(admission.get("queue"), absent.queue()),
              admission.get("overflow") instanceof Boolean wanted ? wanted : absent.overflow())
          : absent;
    } catch (SpecException | UncheckedIOException e) {
      return unreadable;
    }
  }

  private static int positive(@Nullable Object value, int absent) {
    return value instanceof Integer number && number > 0 ? number : absent;
  }
}
