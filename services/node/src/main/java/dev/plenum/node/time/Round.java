package dev.plenum.node.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A round of clock synchronisation as the API writes it. */
public record Round(
    String at, String coordinator, List<Participant> participants, double averageMillis) {

  /** One clock of a round. */
  public record Participant(
      String id,
      String kind,
      double offsetMillis,
      double roundTripMillis,
      double correctionMillis,
      boolean outlier,
      @Nullable String reason) {}
}
