package dev.plenum.kernel.codec;

import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Upcaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions that a machine's events have had. The JSON of an event says its version where that
 * is not the first, so that events of machines that never changed look as they always did.
 */
final class EventForms {
  /** Beside {@code type}; no component of an event may have this name. */
  static final String VERSION = "typeVersion";

  private final Map<String, Integer> since;
  private final Map<String, List<Upcaster>> upcasters = new HashMap<>();

  EventForms(MachineTypes<?, ?, ?> types) {
    this.since = types.since();
    types
        .upcasters()
        .forEach(one -> upcasters.computeIfAbsent(one.event(), e -> new ArrayList<>()).add(one));
  }

  /** Whether all events are what they were at first, so that none needs a second look. */
  boolean original() {
    return since.isEmpty() && upcasters.isEmpty();
  }

  /** An event of a version or kind that was made after this program. */
  static final class NewerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NewerException(String type, int version, int known) {
      super(
          "%s of version %d was written by a later version of this program, which knows %d"
              .formatted(type, version, known));
    }
  }

  /** The format that brought an event as it is written. */
  int format(Map<String, Object> written) {
    String type = type(written);
    int version = version(written);
    return version == 1
        ? since.getOrDefault(type, MachineTypes.FIRST_FORMAT)
        : steps(type).get(version - 2).format();
  }

  /** An event as this program's records read it. */
  Map<String, Object> newest(Map<String, Object> written) {
    List<Upcaster> steps = steps(type(written));
    Map<String, Object> json = new TreeMap<>(written);
    json.remove(VERSION);
    for (Upcaster step : steps.subList(version(written) - 1, steps.size())) {
      json = step.up().apply(json);
    }
    return json;
  }

  /**
   * How an event is written as long as only {@code format} is read by all; empty where it has no
   * such form that says the same.
   */
  Optional<Map<String, Object>> written(Map<String, Object> newest, int format) {
    String type = type(newest);
    if (since.getOrDefault(type, MachineTypes.FIRST_FORMAT) > format) {
      return Optional.empty();
    }
    List<Upcaster> steps = steps(type);
    Map<String, Object> json = newest;
    int version = steps.size() + 1;
    while (version > 1 && steps.get(version - 2).format() > format) {
      Optional<Map<String, Object>> before = steps.get(version - 2).down().apply(json);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      json = before.get();
      version--;
    }
    Map<String, Object> written = new TreeMap<>(json);
    if (version > 1) {
      written.put(VERSION, version);
    }
    // The leader folds what it decided, the others what is written: the two must say the same.
    return Arrays.equals(CanonicalJson.write(newest(written)), CanonicalJson.write(newest))
        ? Optional.of(written)
        : Optional.empty();
  }

  private List<Upcaster> steps(String type) {
    return upcasters.getOrDefault(type, List.of());
  }

  private int version(Map<String, Object> written) {
    int known = steps(type(written)).size() + 1;
    int version = written.getOrDefault(VERSION, 1) instanceof Integer number ? number : 0;
    if (version < 1 || version > known) {
      throw new NewerException(type(written), version, known);
    }
    return version;
  }

  private static String type(Map<String, Object> json) {
    return String.valueOf(json.get(TypeKey.NAME));
  }
}
