package dev.plenum.kernel.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The classes of a domain's state, commands and events, for writing and reading them as JSON, and
 * how its events grew.
 *
 * <p>A <em>format</em> is a number for everything that an event of a machine may look like: format
 * 1 are the events with which the machine began, and each later one adds kinds or versions of them.
 * A node reads every format up to its own, and writes only what every node reads.
 *
 * @param since kinds of events that came after format 1, with the format that brought them
 * @param upcasters what became of the events that have more than one version
 */
public record MachineTypes<S, C, E>(
    Class<S> state,
    Class<C> command,
    Class<E> event,
    Map<String, Integer> since,
    List<Upcaster> upcasters) {

  /** The format with which every machine begins. */
  public static final int FIRST_FORMAT = 1;

  public MachineTypes {
    since = Map.copyOf(since);
    upcasters = List.copyOf(upcasters);
    requireInOrder(since, upcasters);
  }

  /** The types of a machine whose events are what they were at first. */
  public MachineTypes(Class<S> state, Class<C> command, Class<E> event) {
    this(state, command, event, Map.of(), List.of());
  }

  /** The same with a kind of event that came with {@code format}. */
  public MachineTypes<S, C, E> kindSince(int format, Class<? extends E> kind) {
    Map<String, Integer> more = new HashMap<>(since);
    more.put(kind.getSimpleName(), format);
    return new MachineTypes<>(state, command, event, more, upcasters);
  }

  /** The same with a kind of event in its next version. */
  public MachineTypes<S, C, E> upcast(Upcaster upcaster) {
    List<Upcaster> more = new ArrayList<>(upcasters);
    more.add(upcaster);
    return new MachineTypes<>(state, command, event, since, more);
  }

  /** The newest format of events that this machine reads. */
  public int readsFormat() {
    return IntStream.concat(
            since.values().stream().mapToInt(Integer::intValue),
            upcasters.stream().mapToInt(Upcaster::format))
        .reduce(FIRST_FORMAT, Math::max);
  }

  /** From the first version on, one after the other: a gap would leave events that nobody reads. */
  private static void requireInOrder(Map<String, Integer> since, List<Upcaster> upcasters) {
    Map<String, Integer> versions = new HashMap<>();
    Map<String, Integer> formats = new HashMap<>(since);
    for (Upcaster upcaster : upcasters) {
      int version = versions.getOrDefault(upcaster.event(), 1);
      int format = formats.getOrDefault(upcaster.event(), FIRST_FORMAT);
      if (upcaster.from() != version || upcaster.format() <= format) {
        throw new IllegalArgumentException(
            "the upcaster of %s must lead from version %d, in a format after %d"
                .formatted(upcaster.event(), version, format));
      }
      versions.put(upcaster.event(), version + 1);
      formats.put(upcaster.event(), upcaster.format());
    }
  }
}
