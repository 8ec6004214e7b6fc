package dev.plenum.node.http;

import dev.plenum.node.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Asks for what a body must have. */
public final class Fields {
  private Fields() {}

  public static <T> T need(@Nullable T value, String field) {
    if (value == null) {
      throw Problem.malformed("The field \"" + field + "\" is missing.", field);
    }
    return value;
  }
}
