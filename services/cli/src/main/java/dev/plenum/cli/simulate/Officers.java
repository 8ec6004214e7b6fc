package dev.plenum.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.local.Credentials;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The admin and the tally officer of a simulated election. */
final class Officers {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 500;

  private final Api api;
  private final Credentials credentials;

  Officers(Api api, Credentials credentials) {
    this.api = api;
    this.credentials = credentials;
  }

  void open() {
    act("admin", credentials.adminPassword(), "/admin/start", "RollMissing");
  }

  /** Closes, counts, publishes; the published result. */
  JsonNode result() {
    act("admin", credentials.adminPassword(), "/admin/stop", "");
    act("tally", credentials.tallyPassword(), "/tally/count", "StillReceiving");
    act("tally", credentials.tallyPassword(), "/tally/publish", "");
    try {
      return api.read("/results", null, PATIENCE);
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  /** Acts, and again while the election says that it is only too early. */
  private void act(String user, String password, String path, String tooEarly) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        String token = api.login(user, password, PATIENCE);
        var command = Map.of("commandId", UUID.randomUUID());
        var _ = api.decide(path, command, token, PATIENCE, why -> {});
        return;
      } catch (Api.Refused e) {
        if (!tooEarly(e, tooEarly) || System.nanoTime() > end) {
          throw e.asExit();
        }
        pause();
      }
    }
  }

  private static boolean tooEarly(Api.Refused refusal, String reason) {
    return refusal.reason().equals(reason) || refusal.reason().equals("NotConfigured");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
