package dev.plenum.election.domain;

import java.util.List;

/** What a ballot says about one contest. */
public record Marks(String contest, List<String> options) {
  public Marks {
    options = List.copyOf(options);
  }
}
