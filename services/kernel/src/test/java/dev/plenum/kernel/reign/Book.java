package dev.plenum.kernel.reign;

import dev.plenum.kernel.testing.Registers.Command;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What a clerk with pen and paper would do: the model that the machinery has to equal. */
final class Book {
  private final Map<String, Long> values = new TreeMap<>();
  private final Map<UUID, Long> lines = new HashMap<>();
  private final Set<UUID> refused = new HashSet<>();

  /** The clerk's answer to a command: a line of the book, or a refusal. */
  sealed interface Answer {
    record Entered(long line) implements Answer {}

    record Before(long line) implements Answer {}

    record Refused() implements Answer {}
  }

  Answer enter(UUID id, Command command) {
    Long line = lines.get(id);
    if (line != null) {
      return new Answer.Before(line);
    }
    if (refused.contains(id)) {
      return new Answer.Refused();
    }
    boolean taken =
        switch (command) {
          case Command.Add(var name, var amount) -> {
            values.computeIfPresent(name, (n, value) -> value + amount);
            values.putIfAbsent(name, amount);
            yield amount != 0;
          }
          case Command.Set(var name, var expected, var value) -> {
            boolean fits = values.getOrDefault(name, 0L) == expected;
            if (fits) {
              values.put(name, value);
            }
            yield fits;
          }
        };
    if (!taken) {
      refused.add(id);
      return new Answer.Refused();
    }
    lines.put(id, lines.size() + 1L);
    return new Answer.Entered(lines.size());
  }

  /** Another clerk, who knows the lines and not what was refused. */
  void turnPage() {
    refused.clear();
  }

  long value(String name) {
    return values.getOrDefault(name, 0L);
  }

  int size() {
    return lines.size();
  }

  Map<UUID, Long> lines() {
    return lines;
  }
}
