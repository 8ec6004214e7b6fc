package dev.plenum.kernel.leadership;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Advises who should lead a shard. Advice orders the candidates and no more: whether a leader may
 * write is decided by the ledger's epoch, so wrong or missing advice costs time and nothing else.
 */
public interface LeadershipAdvisor {

  /**
   * Claims leadership for {@code candidate}, which replaces {@code departed} and nobody else.
   *
   * @param departed the leader that the candidate holds for gone; null if it knows of none
   * @return who should lead now; fails or stays open when no advice is to be had
   */
  CompletableFuture<String> claim(String shard, @Nullable String departed, String candidate);

  /** Names {@code successor} in place of {@code holder}, for a planned hand-over. */
  CompletableFuture<String> handOver(String shard, String holder, String successor);
}
