package dev.plenum.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the latest measured figures into the document that quotes them, so that nobody types one.
 */
final class Report {
  private static final String BEGIN = "<!-- measured: begin -->";
  private static final String END = "<!-- measured: end -->";

  private Report() {}

  static void write(Path evidence, Path document) throws IOException {
    JsonMapper json = new JsonMapper();
    Map<String, JsonNode> latest = new LinkedHashMap<>();
    for (String line : Files.readAllLines(evidence)) {
      JsonNode figure = json.readTree(line);
      latest.put(figure.get("name").asText(), figure);
    }
    StringBuilder table = new StringBuilder("| name | value | how it was taken |\n|---|---|---|\n");
    latest.forEach((name, figure) ->
        table.append(
            "| `%s` | %s %s | %s |%n"
                .formatted(
                    name,
                    figure.get("value").asText(),
                    figure.get("unit").asText(),
                    figure.get("run").asText())));
    String text = Files.readString(document);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    Files.writeString(document, text.substring(0, begin) + "\n" + table + text.substring(end));
  }
}
