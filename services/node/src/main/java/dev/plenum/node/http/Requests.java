package dev.plenum.node.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies that every domain takes. Every field may be absent until it has been looked at. */
public final class Requests {
  private Requests() {}

  public record Session(@Nullable String code) {}

  public record Password(@Nullable String user, @Nullable String password) {}

  public record Act(@Nullable UUID commandId) {}

  public record TimeSample(@Nullable Double offsetMillis, @Nullable Double roundTripMillis) {}
}
