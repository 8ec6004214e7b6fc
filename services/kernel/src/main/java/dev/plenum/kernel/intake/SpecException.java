package dev.plenum.kernel.intake;

import java.util.List;

/** A resource that cannot be used, with every field that is wrong. */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpecException(List<String> problems) {
    super(String.join("; ", problems));
  }
}
