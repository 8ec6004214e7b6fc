package dev.plenum.node.pages;

import dev.plenum.kernel.hash.Sha256;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The pages and the libraries they use, from the class path: nothing is fetched from elsewhere. */
@Singleton
final class PageStore {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9._@/-]{0,200}");

  /** Where each library's Maven coordinates and files are; the version is read once. */
  private static final Map<String, Library> LIBRARIES =
      Map.of(
          "lit", new Library("org.mvnpm/lit", "_static/lit"),
          "lit-html", new Library("org.mvnpm/lit-html", "_static/lit-html"),
          "lit-element", new Library("org.mvnpm/lit-element", "_static/lit-element"),
          "reactive-element",
              new Library("org.mvnpm.at.lit/reactive-element", "_static/reactive-element"),
          "chart.js", new Library("org.webjars.npm/chart.js", "webjars/chart.js"));

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("mjs", "text/javascript;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"));

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  private record Library(String coordinates, String folder) {}

  /** A file under {@code web/}; null where there is none. */
  @Nullable Page page(String path) {
    return load("web/", path);
  }

  /** A file of a library, without its version in the address; null where there is none. */
  @Nullable Page library(String name, String path) {
    Library library = LIBRARIES.get(name);
    if (library == null) {
      return null;
    }
    String version = versions.computeIfAbsent(name, _ -> version(library));
    return load("META-INF/resources/" + library.folder() + "/" + version + "/", path);
  }

  private static String version(Library library) {
    Properties properties = new Properties();
    byte[] file = read("META-INF/maven/" + library.coordinates() + "/pom.properties");
    try {
      if (file != null) {
        properties.load(new java.io.ByteArrayInputStream(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "none");
  }

  private @Nullable Page load(String folder, String path) {
    if (!PATH.matcher(path).matches() || path.contains("..") || path.contains("//")) {
      return null;
    }
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      return null;
    }
    Page known = pages.get(folder + path);
    if (known != null) {
      return known;
    }
    byte[] bytes = read(folder + path);
    if (bytes == null) {
      return null;
    }
    Page page = page(bytes, type);
    // Only what exists is kept, so the class path bounds this map.
    pages.put(folder + path, page);
    return page;
  }

  private static Page page(byte[] bytes, String type) {
    return new Page(bytes, gzip(bytes), "\"" + hash(bytes) + "\"", type);
  }

  /** A file that no folder has. */
  static Page made(String content, String ending) {
    return page(
        content.getBytes(StandardCharsets.UTF_8), Objects.requireNonNull(TYPES.get(ending)));
  }

  private static byte @Nullable [] read(String resource) {
    try (InputStream in = PageStore.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String hash(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, 32);
  }
}
