package dev.plenum.cli.remote;

import dev.plenum.cli.Api;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the nodes are. */
public final class Target {
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = {"-u", "--url"},
      paramLabel = "URL",
      defaultValue = "${PLENUM_URL:-http://localhost:8080}",
      description =
          "Address of the exam or election, or of several nodes with commas"
              + " (default: $PLENUM_URL, else http://localhost:8080).")
  private String url = "http://localhost:8080";

  public Api open() {
    return Api.at(url);
  }
}
