package dev.plenum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command speaks: one line a fact, aligned; or JSON; or not at all. */
public final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();

  enum Format {
    TEXT,
    JSON
  }

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      description = "text or json (default: text).",
      defaultValue = "text",
      paramLabel = "FORMAT")
  private Format format = Format.TEXT;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only.")
  private boolean quiet;

  public boolean isJson() {
    return format == Format.JSON;
  }

  /** Whether a view that redraws itself has a place. */
  public boolean isLive() {
    return !quiet && !isJson() && Ansi.AUTO.enabled();
  }

  public boolean isText() {
    return !quiet && !isJson();
  }

  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** A line of text; markup as {@code @|bold …|@} where the terminal has colour. */
  public void line(String markup) {
    if (isText()) {
      out().println(Ansi.AUTO.string(markup));
      out().flush();
    }
  }

  /** What somebody should know although the command succeeds; apart from what it prints. */
  public void warning(String sentence) {
    if (!quiet) {
      spec.commandLine().getErr().println(Ansi.AUTO.string("@|yellow Note:|@ " + sentence));
      spec.commandLine().getErr().flush();
    }
  }

  public void fact(String name, Object value) {
    line("  @|faint %-10s|@ %s".formatted(name, value));
  }

  /** The whole answer for a program, where one was asked for. */
  public void json(Object value) {
    if (!isJson() || quiet) {
      return;
    }
    try {
      out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
      out().flush();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same facts for whoever reads: aligned lines or one object. */
  public void facts(Map<String, ?> facts) {
    facts.forEach(this::fact);
    json(facts);
  }
}
