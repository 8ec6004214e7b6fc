package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.IAtomicReference;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who leads a shard, as the consensus group has it written down. */
final class LeaderRegister {
  private final Supplier<@Nullable HazelcastInstance> instance;
  private final Executor calls;

  LeaderRegister(Supplier<@Nullable HazelcastInstance> instance, Executor calls) {
    this.instance = instance;
    this.calls = calls;
  }

  CompletableFuture<String> claim(String shard, @Nullable String departed, String candidate) {
    return call(
        shard,
        leader -> {
          String named = leader.get();
          boolean free = named == null || named.equals(departed) || named.equals(candidate);
          if (free && leader.compareAndSet(named, candidate)) {
            return candidate;
          }
          return Objects.requireNonNullElse(leader.get(), candidate);
        });
  }

  CompletableFuture<String> handOver(String shard, String holder, String successor) {
    return call(
        shard,
        leader -> {
          leader.compareAndSet(holder, successor);
          return Objects.requireNonNullElse(leader.get(), successor);
        });
  }

  private CompletableFuture<String> call(
      String shard, Function<IAtomicReference<String>, String> work) {
    HazelcastInstance current = instance.get();
    if (current == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("no member of the consensus group yet"));
    }
    // Calls to a paused member hang until it wakes, so every call has its own (virtual) thread and
    // whoever waits for it brings a time limit.
    return CompletableFuture.supplyAsync(
        () -> work.apply(current.getCPSubsystem().<String>getAtomicReference("leader-" + shard)),
        calls);
  }
}
