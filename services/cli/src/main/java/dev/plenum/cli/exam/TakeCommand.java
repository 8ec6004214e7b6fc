package dev.plenum.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes an exam on the terminal, with a clock that may be wrong. */
@Command(
    name = "take",
    mixinStandardHelpOptions = true,
    description = {
      "Take an exam on the terminal.",
      "Write the letter of a choice (several: a,c), true or false, a number or a text;",
      "an empty line skips, :done hands in."
    })
final class TakeCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofSeconds(1);

  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Option(
      names = {"-c", "--code"},
      required = true,
      defaultValue = "${PLENUM_CODE}",
      description = "The access code (default: $PLENUM_CODE).")
  private String code = "";

  @Option(
      names = "--clock-skew",
      paramLabel = "TIME",
      defaultValue = "0s",
      description = "Pretend that this device's clock is off: -3s, +2s, 10m (default: right).")
  private String skew = "0s";

  @Option(names = "--device", defaultValue = "terminal", description = "This device's name.")
  private String device = "terminal";

  @Override
  public Integer call() {
    try (Api api = target.open()) {
      SkewedClock clock = new SkewedClock(InstantSource.system(), Durations.parse(skew));
      Sitting sitting = Sitting.signIn(api, code, device, clock);
      sit(sitting);
      return 0;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private void sit(Sitting sitting) throws Api.Refused {
    waitForOpening(sitting);
    JsonNode attempt = sitting.begin(this::again);
    var lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    String shown = "";
    while (attempt.path("state").asText().equals("sitting")) {
      @Nullable JsonNode item = Items.open(attempt, shown);
      if (item == null) {
        break;
      }
      shown = item.path("id").asText();
      show(sitting, attempt, item);
      @Nullable Map<String, ?> answer = typed(item, lines);
      if (answer == null) {
        break;
      }
      attempt = answer(sitting, item, answer);
    }
    handIn(sitting);
  }

  private void waitForOpening(Sitting sitting) throws Api.Refused {
    while (true) {
      String phase = sitting.exam().path("phase").asText();
      tellClock(sitting);
      switch (phase) {
        case "open" -> {
          return;
        }
        case "draft", "ready" -> output.line("  The exam has not begun; waiting …");
        default -> throw CliException.failed("The exam is over.");
      }
      pause();
    }
  }

  private void tellClock(Sitting sitting) {
    try {
      var _ = sitting.heartbeat();
    } catch (Api.Refused | Api.Undecided e) {
      // Before the attempt begins a heartbeat may be refused; the clock is measured all the same.
    }
    SkewedClock clock = sitting.clock();
    output.line(
        "  @|faint clock|@ this device %tT, off by %.1f s (round trip %.0f ms); the exam's %tT"
            .formatted(
                clock.deviceTime().atZone(java.time.ZoneId.systemDefault()),
                -clock.offsetMillis() / 1000,
                clock.roundTripMillis(),
                clock.examTime().atZone(java.time.ZoneId.systemDefault())));
  }

  private void show(Sitting sitting, JsonNode attempt, JsonNode item) {
    String until = attempt.path("lease").path("until").asText(attempt.path("endsAt").asText());
    output.line("");
    output.line(
        "@|bold %d.|@ %s  @|faint (%s)|@"
            .formatted(
                item.path("index").asInt() + 1, item.path("text").asText(), left(sitting, until)));
    int letter = 0;
    for (JsonNode choice : item.path("choices")) {
      output.line("   %s) %s".formatted(Items.letter(letter++), choice.path("text").asText()));
    }
  }

  private static String left(Sitting sitting, String until) {
    if (until.isEmpty()) {
      return "no limit";
    }
    long millis = Duration.between(sitting.clock().examTime(), Instant.parse(until)).toMillis();
    return String.format(Locale.ROOT, "%.0f s left", Math.max(0, millis) / 1000.0);
  }

  /** Asks until it is understood; empty to skip, null to hand in. */
  private @Nullable Map<String, ?> typed(JsonNode item, BufferedReader lines) {
    while (true) {
      @Nullable String line = read(lines);
      if (line == null || line.strip().equals(":done")) {
        return null;
      }
      try {
        return line.isBlank() ? Map.of() : Items.answer(item, line.strip());
      } catch (CliException e) {
        output.line("   @|yellow " + e.getMessage() + "|@");
      }
    }
  }

  private JsonNode answer(Sitting sitting, JsonNode item, Map<String, ?> answer)
      throws Api.Refused {
    String id = item.path("id").asText();
    try {
      if (!answer.isEmpty()) {
        JsonNode saved = sitting.save(sitting.draft(id, answer), this::again);
        boolean late = saved.path("verdict").asText().equals("late");
        output.line(
            late
                ? "   @|yellow too late by %d ms: kept as evidence, not marked|@"
                    .formatted(saved.path("lateMillis").asLong())
                : "   @|green saved|@, entry " + saved.path("receipt").path("seq").asText());
      }
      JsonNode attempt = sitting.attempt();
      return attempt.path("lease").path("item").asText().equals(id)
          ? sitting.advance(id, this::again)
          : attempt;
    } catch (Api.Refused e) {
      output.line("   @|red %s|@".formatted(e.getMessage()));
      return sitting.attempt();
    }
  }

  private void handIn(Sitting sitting) throws Api.Refused {
    if (sitting.attempt().path("state").asText().equals("handedIn")) {
      output.line("@|bold Handed in|@ by the clock.");
      return;
    }
    JsonNode done = sitting.handIn(false, this::again);
    output.json(done);
    output.line(
        "@|bold,green Handed in|@, entry " + done.path("receipt").path("seq").asText() + ".");
  }

  private void again(String why) {
    output.line("   @|faint sending again: " + why + "|@");
  }

  private static @Nullable String read(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw CliException.failed("The terminal cannot be read.");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }
}
