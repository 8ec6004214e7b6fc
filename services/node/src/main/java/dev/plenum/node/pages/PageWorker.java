package dev.plenum.node.pages;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The script with which a browser keeps the first page for when there is no network. It names
 * everything that the page loads, each with its hash: a change of any of them is a new script,
 * which is how browsers learn of it.
 */
@Singleton
final class PageWorker {
  private static final String SCRIPT = "kit/worker.js";
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\"(/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*['\"]([^'\"]+)['\"]");

  /** Words are fetched by the reader's language, which no script names. */
  private static final List<String> WORDS =
      List.of("de", "en", "es", "fr", "hi").stream()
          .flatMap(tag ->
              List.of("/web/lang/" + tag + ".json", "/web/lang/exam/" + tag + ".json").stream())
          .toList();

  private final PageStore store;
  private final Page script;
  private final String version;

  PageWorker(PageStore store, SitePages site) {
    this.store = store;
    SortedMap<String, String> files = files(site.files().get(""));
    String named =
        files.entrySet().stream()
            .map(file -> "\"%s\":%s".formatted(file.getKey(), file.getValue()))
            .collect(Collectors.joining(",\n", "{", "}"));
    this.version = PageStore.hash(named.getBytes(StandardCharsets.UTF_8));
    Page source = store.page(SCRIPT);
    String text = source == null ? "" : new String(source.bytes(), StandardCharsets.UTF_8);
    this.script =
        PageStore.made(
            "const version = \"%s\";\nconst files = %s;\n\n%s".formatted(version, named, text),
            "js");
  }

  Page script() {
    return script;
  }

  /** What the first page loads, all of it taken together. */
  String version() {
    return version;
  }

  /** Address and hash of the first page and of all that it leads to. */
  private SortedMap<String, String> files(@Nullable String first) {
    SortedMap<String, String> found = new TreeMap<>();
    Page page = first == null ? null : store.page(first);
    if (page == null) {
      return found;
    }
    String html = text(page);
    found.put("/", page.etag());
    Map<String, String> mapped = new HashMap<>();
    MAPPED.matcher(html).results().forEach(entry -> mapped.put(entry.group(1), entry.group(2)));
    Deque<String> waiting = new ArrayDeque<>(WORDS);
    LINK.matcher(html).results().map(link -> link.group(1)).forEach(waiting::add);
    while (!waiting.isEmpty()) {
      String address = waiting.remove();
      Page file = found.containsKey(address) ? null : at(address);
      if (file != null) {
        found.put(address, file.etag());
        waiting.addAll(imports(address, file, mapped));
      }
    }
    return found;
  }

  private static List<String> imports(String address, Page file, Map<String, String> mapped) {
    if (!address.endsWith(".js")) {
      return List.of();
    }
    List<String> imports = new ArrayList<>();
    for (MatchResult named : IMPORT.matcher(text(file)).results().toList()) {
      String target = resolved(address, named.group(1), mapped);
      if (target != null) {
        imports.add(target);
      }
    }
    return imports;
  }

  /** As a browser resolves an import; null for what is none. */
  private static @Nullable String resolved(
      String address, String named, Map<String, String> mapped) {
    if (named.startsWith(".")) {
      return URI.create(address).resolve(named).getPath();
    }
    String whole = mapped.get(named);
    if (whole != null) {
      return whole;
    }
    return mapped.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/") && named.startsWith(entry.getKey()))
        .map(entry -> entry.getValue() + named.substring(entry.getKey().length()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Page at(String address) {
    if (address.startsWith("/web/")) {
      return store.page(address.substring("/web/".length()));
    }
    String[] library = address.split("/", 4);
    return address.startsWith("/lib/") && library.length == 4
        ? store.library(library[2], library[3])
        : null;
  }

  private static String text(Page page) {
    return new String(page.bytes(), StandardCharsets.UTF_8);
  }
}
