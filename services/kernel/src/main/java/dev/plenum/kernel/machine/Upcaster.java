package dev.plenum.kernel.machine;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How one kind of event came to its next version: from JSON to JSON, without state, clock or I/O.
 * What was written in version {@code from} stays in the ledger as it is and is read through this.
 *
 * <p>JSON is Java's own: maps by sorted keys, lists, strings, numbers, booleans and null.
 *
 * @param event simple name of the event's record, the {@code type} in its JSON
 * @param from the version that is read; the event has version {@code from + 1} then
 * @param format the format that brought the next version; see {@link MachineTypes}
 * @param up what the next version says of an event of this one; total
 * @param down how this version says it, for the time in which not every node reads the next one;
 *     empty where it cannot, and then the event waits
 */
public record Upcaster(
    String event,
    int from,
    int format,
    Function<Map<String, Object>, Map<String, Object>> up,
    Function<Map<String, Object>, Optional<Map<String, Object>>> down) {

  /** The event got a field; of events of before it is known to have had this value. */
  public static Upcaster adding(String event, int from, int format, String field, Object value) {
    Object json = value instanceof Long number ? (Object) Math.toIntExact(number) : value;
    return new Upcaster(
        event, from, format, old -> with(old, field, json), next -> without(next, field, json));
  }

  private static Map<String, Object> with(Map<String, Object> json, String field, Object value) {
    Map<String, Object> next = new TreeMap<>(json);
    next.put(field, value);
    return next;
  }

  private static Optional<Map<String, Object>> without(
      Map<String, Object> json, String field, Object value) {
    Map<String, Object> before = new TreeMap<>(json);
    return Objects.equals(before.remove(field), value) ? Optional.of(before) : Optional.empty();
  }
}
