package dev.plenum.kernel.locks.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import dev.plenum.kernel.leadership.hazelcast.CpCluster;
import dev.plenum.kernel.locks.PeopleLocks;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * {@link PeopleLocks} over Hazelcast's {@code FencedLock}. That lock belongs to a thread, so each
 * claim has its own (virtual) one, which waits, holds and releases.
 *
 * <p>In a new generation all locks are free: who waited in the old one joins the line of the new
 * one, and who held keeps his token until another one is granted a larger one.
 */
public final class HazelcastLocks implements PeopleLocks, CpCluster.Guest, AutoCloseable {
  private static final long ENDING_MILLIS = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<FencedClaim> claims = ConcurrentHashMap.newKeySet();
  private @Nullable Place place;

  /** Where locks are to be had. */
  record Place(HazelcastInstance instance, long generation) {}

  @Override
  public Claim request(String name, String owner) {
    FencedClaim claim = new FencedClaim("people-" + name, owner, this);
    claims.add(claim);
    claim.start();
    return claim;
  }

  @Override
  public void arrived(HazelcastInstance instance, long generation) {
    change(new Place(instance, generation));
  }

  @Override
  public void departed() {
    change(null);
  }

  private void change(@Nullable Place next) {
    lock.lock();
    try {
      place = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The place of the generation in force; null for a claim that is given up. */
  @Nullable Place awaitPlace(FencedClaim claim) throws InterruptedException {
    lock.lock();
    try {
      while (place == null && claim.wanted()) {
        changed.await();
      }
      return place;
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void over(FencedClaim claim) {
    claims.remove(claim);
  }

  @Override
  public void close() {
    claims.forEach(Claim::release);
    claims.forEach(claim -> claim.awaitEnd(ENDING_MILLIS));
  }
}
