package dev.plenum.node.exam.watch;

import dev.plenum.exam.files.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The first few problems of a file in one line, for a status. */
final class Problems {
  private static final int NAMED = 5;

  private Problems() {}

  static String summary(List<Problem> problems) {
    String named =
        problems.stream().limit(NAMED).map(Problem::toString).collect(Collectors.joining("; "));
    int more = problems.size() - NAMED;
    return more > 0 ? named + "; and " + more + " more" : named;
  }
}
