package dev.plenum.node.watch;

import dev.plenum.kernel.intake.table.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The first few problems of a file in one line, for a status. */
public final class Problems {
  private static final int NAMED = 5;

  private Problems() {}

  public static String summary(List<Problem> problems) {
    String named =
        problems.stream().limit(NAMED).map(Problem::toString).collect(Collectors.joining("; "));
    int more = problems.size() - NAMED;
    return more > 0 ? named + "; and " + more + " more" : named;
  }
}
