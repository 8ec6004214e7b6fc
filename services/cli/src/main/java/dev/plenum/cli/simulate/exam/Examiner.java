package dev.plenum.cli.simulate.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The admin of a simulated exam. */
public final class Examiner {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 300;
  private static final Set<String> TOO_EARLY =
      Set.of("NotConfigured", "PaperMissing", "RosterMissing", "NotReady", "NotGraded");

  private final Api api;
  private final String password;

  public Examiner(Api api, String password) {
    this.api = api;
    this.password = password;
  }

  public void open() {
    act("/admin/open");
  }

  /** Closes if the time has not done so, waits until everything is marked, and publishes. */
  public void closeAndPublish() {
    String phase = exam().path("phase").asText();
    if (phase.equals("open")) {
      act("/admin/close");
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!exam().path("phase").asText().equals("graded")) {
      if (System.nanoTime() > end) {
        throw CliException.failed("Marking did not end within " + PATIENCE.toSeconds() + " s.");
      }
      pause();
    }
    act("/admin/publish");
  }

  public JsonNode exam() {
    try {
      return api.read("/exam", null, PATIENCE);
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  public String token() {
    try {
      return api.login("admin", password, PATIENCE);
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  /** Acts, and again while the exam says that it is only too early. */
  private void act(String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var _ =
            api.decide(path, Map.of("commandId", UUID.randomUUID()), token(), PATIENCE, why -> {});
        return;
      } catch (Api.Refused e) {
        if (!TOO_EARLY.contains(e.reason()) || System.nanoTime() > end) {
          throw e.asExit();
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }
}
