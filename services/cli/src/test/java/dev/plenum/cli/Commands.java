package dev.plenum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs a command as its user would, against nodes that run here. */
final class Commands {
  private Commands() {}

  /** What a command printed and how it ended. */
  record Ended(int code, String out, String err) {
    JsonNode json() throws JsonProcessingException {
      return new ObjectMapper().readTree(out);
    }
  }

  static Ended run(String url, String... line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Plenum.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> whole = new ArrayList<>(List.of(line));
    if (!line[0].equals("nothing")) {
      whole.addAll(List.of("--url", url, "--output", "json"));
    }
    int code = command.execute(whole.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString().strip());
  }
}
