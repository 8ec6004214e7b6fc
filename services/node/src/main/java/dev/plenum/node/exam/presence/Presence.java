package dev.plenum.node.exam.presence;

/**
 * That a student's page was heard, and how it fares.
 *
 * @param roundTripMillis what the page measured
 * @param offsetMillis the device's clock minus the node's
 * @param seenMillis since 1970, by the clock of {@code node}
 */
public record Presence(
    String student,
    String node,
    String device,
    boolean focused,
    double roundTripMillis,
    double offsetMillis,
    long seenMillis) {

  private static final double PING_CHANGE = 20;
  private static final double OFFSET_CHANGE = 50;
  private static final long SEEN_CHANGE = 5_000;

  /** Whether a proctor would see no difference worth telling. */
  boolean looksLike(Presence other) {
    return node.equals(other.node)
        && device.equals(other.device)
        && focused == other.focused
        && Math.abs(roundTripMillis - other.roundTripMillis) < PING_CHANGE
        && Math.abs(offsetMillis - other.offsetMillis) < OFFSET_CHANGE
        && Math.abs(seenMillis - other.seenMillis) < SEEN_CHANGE;
  }
}
