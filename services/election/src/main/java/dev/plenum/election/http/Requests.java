package dev.plenum.election.http;

import dev.plenum.election.domain.Marks;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of requests. Every field may be absent until it has been looked at. */
public final class Requests {
  private Requests() {}

  public record ClosingTime(@Nullable UUID commandId, @Nullable Instant closesAt) {}

  public record Register(
      @Nullable UUID commandId,
      @Nullable String user,
      @Nullable String name,
      @Nullable String password) {}

  public record Cast(
      @Nullable UUID commandId,
      @Nullable Long lamport,
      @Nullable String beacon,
      @Nullable Map<String, @Nullable List<@Nullable String>> choices) {}

  /** Marks in the order of contest ids, so that equal choices are equal commands. */
  public static List<Marks> marks(Map<String, List<String>> choices) {
    return choices.entrySet().stream()
        .map(entry -> new Marks(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Marks::contest))
        .toList();
  }
}
