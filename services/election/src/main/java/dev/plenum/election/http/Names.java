package dev.plenum.election.http;

import dev.plenum.election.domain.Deadline;
import java.util.Locale;

/** Constants of the domain as the API and the resource spell them. */
public final class Names {
  private Names() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static String of(Deadline.Rule rule) {
    return switch (rule) {
      case CLICK_TIME -> "clickTime";
      case ARRIVAL -> "arrival";
    };
  }
}
