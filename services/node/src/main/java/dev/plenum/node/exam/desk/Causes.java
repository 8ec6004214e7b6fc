package dev.plenum.node.exam.desk;

import dev.plenum.node.problem.Problem;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What is behind a future that failed. */
public final class Causes {
  private Causes() {}

  /** The refusal that it failed with; null where it is a fault of ours. */
  public static @Nullable Problem problem(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof Problem problem ? problem : null;
  }

  /** To be thrown on. */
  public static CompletionException again(Throwable thrown) {
    return thrown instanceof CompletionException e ? e : new CompletionException(thrown);
  }
}
