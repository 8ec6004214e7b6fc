package dev.plenum.node.watch;

import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a file, told to whoever sent it or in a status. */
public final class Problems {
  private static final int NAMED = 5;

  private Problems() {}

  /** The first few problems in one line. */
  public static String summary(List<dev.plenum.kernel.intake.table.Problem> problems) {
    String named =
        problems.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining("; "));
    int more = problems.size() - NAMED;
    return more > 0 ? named + "; and " + more + " more" : named;
  }

  /** Refuses a file of which nothing is taken; the member {@code problems} names every place. */
  public static Problem unusable(
      String reason, String field, List<dev.plenum.kernel.intake.table.Problem> problems) {
    return new Problem(
            HttpStatus.UNPROCESSABLE_ENTITY, reason, summary(problems) + ".", field, null)
        .with("problems", problems);
  }
}
