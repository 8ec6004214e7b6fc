package dev.plenum.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.Content;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * The files of a golden ledger: {@code ledger.jsonl} has an entry a line with the keys that are
 * hashed (see {@code LeafHash}) and its leaf; {@code expected.properties} has the root, and as
 * {@code state.VERSION.LENGTH} the digests of each state version that there has been.
 */
final class GoldenFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path ledger;
  private final Path expected;

  GoldenFile(Path folder) {
    this.ledger = folder.resolve("ledger.jsonl");
    this.expected = folder.resolve("expected.properties");
  }

  List<String> lines() {
    try {
      return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Entry> entries() {
    return lines().stream().map(GoldenFile::entry).toList();
  }

  Properties expected() {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.exists(expected) ? Files.readString(expected) : ""));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(List<Entry> entries, String root) {
    try {
      Files.createDirectories(ledger.getParent());
      Files.write(ledger, entries.stream().map(GoldenFile::line).toList());
      Properties properties = expected();
      properties.setProperty("root", root);
      List<String> lines = new ArrayList<>();
      properties.stringPropertyNames().stream()
          .sorted()
          .forEach(name -> lines.add(name + "=" + properties.getProperty(name)));
      Files.write(expected, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(Entry entry) {
    return "{\"actor\":\"%s\",\"command\":\"%s\",\"content\":\"%s\",\"epoch\":%d,\"events\":%s,"
            .formatted(
                entry.actor(),
                entry.commandId(),
                entry.content(),
                entry.epoch(),
                new String(entry.events(), StandardCharsets.UTF_8))
        + "\"leaf\":\"%s\",\"seq\":%d,\"time\":[%d,%d]}"
            .formatted(
                HexFormat.of().formatHex(entry.leaf()),
                entry.seq(),
                entry.time().millis(),
                entry.time().counter());
  }

  private static Entry entry(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new Entry(
          json.get("seq").asLong(),
          json.get("epoch").asLong(),
          HybridTime.of(json.get("time").get(0).asLong(), json.get("time").get(1).asInt()),
          UUID.fromString(json.get("command").asText()),
          json.get("actor").asText(),
          new Content(HexFormat.of().parseHex(json.get("content").asText())),
          events(line),
          HexFormat.of().parseHex(json.get("leaf").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As they stand there: every byte is hashed. */
  private static byte[] events(String line) {
    int from = line.indexOf("\"events\":") + "\"events\":".length();
    return line.substring(from, line.lastIndexOf(",\"leaf\":")).getBytes(StandardCharsets.UTF_8);
  }
}
