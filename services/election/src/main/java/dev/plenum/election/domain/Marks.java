package dev.plenum.election.domain;

import java.util.Comparator;
import java.util.List;

/** What a ballot says about one contest. */
public record Marks(String contest, List<String> options) {
  public Marks {
    options = List.copyOf(options);
  }

  /** The contests in which something is marked, in the order of their ids. */
  static List<Marks> chosen(List<Marks> marks) {
    return marks.stream()
        .filter(one -> !one.options().isEmpty())
        .sorted(Comparator.comparing(Marks::contest))
        .toList();
  }
}
