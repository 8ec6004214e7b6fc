package dev.plenum.simulation.world;

import dev.plenum.kernel.leadership.LeadershipAdvisor;
import dev.plenum.simulation.time.Timeline;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The consensus group's advice: one register, that may be slow, silent or failing. */
final class Advice implements LeadershipAdvisor {
  private static final long WAY_NANOS = 3_000_000;

  private final Timeline timeline;
  private final Random random;
  private @Nullable String holder;

  /** Silent or failing once in so many questions; 0 for never. */
  private int missingOneIn;

  Advice(Timeline timeline, Random random) {
    this.timeline = timeline;
    this.random = random;
  }

  void missing(int oneIn) {
    missingOneIn = oneIn;
  }

  @Override
  public CompletableFuture<String> claim(
      String shard, @Nullable String departed, String candidate) {
    return asked(() -> {
      if (holder == null || holder.equals(departed)) {
        holder = candidate;
      }
    });
  }

  @Override
  public CompletableFuture<String> handOver(String shard, String from, String successor) {
    return asked(() -> {
      if (from.equals(holder)) {
        holder = successor;
      }
    });
  }

  private CompletableFuture<String> asked(Runnable act) {
    CompletableFuture<String> told = new CompletableFuture<>();
    if (missingOneIn > 0 && random.nextInt(missingOneIn) == 0) {
      if (random.nextBoolean()) {
        timeline.in(
            random.nextLong(WAY_NANOS),
            () -> told.completeExceptionally(new IllegalStateException("no quorum")));
      }
      return told;
    }
    timeline.in(
        random.nextLong(WAY_NANOS),
        () -> {
          act.run();
          timeline.in(random.nextLong(WAY_NANOS), () -> told.complete(String.valueOf(holder)));
        });
    return told;
  }
}
