package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Objects as they are applied to a cluster, read from files: what {@code kubectl apply} takes,
 * {@code plenum local} runs.
 */
public final class Resources {
  private final List<Map<String, Object>> objects = new ArrayList<>();

  private Resources() {}

  public static Resources read(List<Path> files) {
    Resources resources = new Resources();
    files.forEach(resources::add);
    return resources;
  }

  private void add(Path file) {
    // YAML 1.2, as a cluster reads it: an option called "no" is a word there, not a falsehood.
    Load yaml = new Load(LoadSettings.builder().setLabel(file.toString()).build());
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (Object document : yaml.loadAllFromReader(reader)) {
        if (document != null) {
          objects.add(map(document, file + " holds a document that is no object"));
        }
      }
    } catch (IOException e) {
      throw CliException.usage(file + " cannot be read.");
    } catch (YamlEngineException e) {
      throw CliException.usage(file + " is no YAML: " + firstLine(e.getMessage()));
    }
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }

  /** The objects of a kind, in the order of the files. */
  public List<Map<String, Object>> of(String kind) {
    return objects.stream().filter(o -> kind(o, kind)).toList();
  }

  /** What the secret holds under the key. */
  public byte[] secret(String name, String key) {
    return content("Secret", name, key, "stringData", "data");
  }

  /** What the config map holds under the key. */
  public byte[] configMap(String name, String key) {
    return content("ConfigMap", name, key, "data", "binaryData");
  }

  private byte[] content(String kind, String name, String key, String texts, String binaries) {
    Map<String, Object> object =
        of(kind).stream()
            .filter(o -> name.equals(name(o)))
            .findFirst()
            .orElseThrow(() ->
                CliException.usage(
                    "The %s \"%s\" is not in the files; add it, or give people by --roll FILE."
                        .formatted(kind, name)));
    if (part(object, texts).get(key) instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (part(object, binaries).get(key) instanceof String encoded) {
      return Base64.getMimeDecoder().decode(encoded);
    }
    throw CliException.usage("The %s \"%s\" has no key \"%s\".".formatted(kind, name, key));
  }

  private static boolean kind(Map<String, Object> object, String kind) {
    return kind.equals(object.get("kind"));
  }

  static String name(Map<String, Object> object) {
    if (part(object, "metadata").get("name") instanceof String name) {
      return name;
    }
    throw CliException.usage("An object in the files has no metadata.name.");
  }

  /** A part of an object that is itself an object; empty where it is absent. */
  static Map<String, Object> part(Map<String, Object> object, String key) {
    Object value = object.get(key);
    return value == null ? Map.of() : map(value, key + " is no object");
  }

  private static Map<String, Object> map(Object value, String otherwise) {
    if (!(value instanceof Map<?, ?> found)) {
      throw CliException.usage(otherwise + ".");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    found.forEach((key, part) -> copy.put(String.valueOf(key), part));
    return copy;
  }
}
