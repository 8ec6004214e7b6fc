package dev.plenum.node;

import dev.plenum.kernel.locks.PeopleLocks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Locks of one node that has no peers. */
final class LocalLocks implements PeopleLocks {
  private final Map<String, Deque<LocalClaim>> lines = new HashMap<>();
  private long fence;

  @Override
  public synchronized Claim request(String name, String owner) {
    LocalClaim claim = new LocalClaim(name, owner);
    Deque<LocalClaim> line = lines.computeIfAbsent(name, _ -> new ArrayDeque<>());
    line.add(claim);
    next(line);
    return claim;
  }

  /** As when all members of the lock service were gone at once: it counts from the beginning. */
  synchronized void forgetEverything() {
    fence = 0;
  }

  private void next(Deque<LocalClaim> line) {
    LocalClaim first = line.peek();
    if (first != null && !first.granted.isDone()) {
      first.granted.complete(new Token(0, ++fence));
    }
  }

  private synchronized void release(LocalClaim claim) {
    claim.granted.cancel(false);
    Deque<LocalClaim> line = lines.getOrDefault(claim.name, new ArrayDeque<>());
    line.remove(claim);
    next(line);
  }

  private final class LocalClaim implements Claim {
    private final String name;
    private final String owner;
    private final CompletableFuture<Token> granted = new CompletableFuture<>();

    LocalClaim(String name, String owner) {
      this.name = name;
      this.owner = owner;
    }

    @Override
    public String owner() {
      return owner;
    }

    @Override
    public CompletableFuture<Token> granted() {
      return granted;
    }

    @Override
    public void release() {
      LocalLocks.this.release(this);
    }
  }
}
