package dev.plenum.kernel.testing;

import dev.plenum.kernel.leadership.LeadershipAdvisor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Advice on who leads the one shard, as the consensus group's register gives it. */
public final class MemoryAdvice implements LeadershipAdvisor {
  private @Nullable String named;
  private @Nullable String preferred;

  /** Whoever asks from now on hears this name. */
  public synchronized void prefer(String node) {
    preferred = node;
  }

  @Override
  public synchronized CompletableFuture<String> claim(
      String shard, @Nullable String departed, String candidate) {
    if (preferred != null) {
      named = preferred;
    } else if (named == null || named.equals(departed)) {
      named = candidate;
    }
    return CompletableFuture.completedFuture(named);
  }

  @Override
  public synchronized CompletableFuture<String> handOver(
      String shard, String holder, String successor) {
    if (holder.equals(named)) {
      named = successor;
    }
    return CompletableFuture.completedFuture(successor);
  }
}
