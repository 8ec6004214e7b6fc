package dev.plenum.kernel.locks.hazelcast;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.cp.lock.FencedLock;
import dev.plenum.kernel.locks.PeopleLocks.Claim;
import dev.plenum.kernel.locks.PeopleLocks.Token;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One person's claim on a lock, with the thread that the lock belongs to. */
final class FencedClaim implements Claim {
  private static final Logger log = LoggerFactory.getLogger(FencedClaim.class);
  private static final long PAUSE_MILLIS = 250;

  private final String name;
  private final String owner;
  private final HazelcastLocks locks;
  private final CompletableFuture<Token> granted = new CompletableFuture<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Thread thread;

  FencedClaim(String name, String owner, HazelcastLocks locks) {
    this.name = name;
    this.owner = owner;
    this.locks = locks;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (wanted() && !granted.isDone()) {
        HazelcastLocks.Place place = locks.awaitPlace(this);
        if (place != null) {
          claim(place);
        }
      }
    } catch (InterruptedException e) {
      log.debug("{} is given up", name);
    } finally {
      granted.cancel(false);
      locks.over(this);
    }
  }

  boolean wanted() {
    return released.getCount() > 0;
  }

  private void claim(HazelcastLocks.Place place) throws InterruptedException {
    try {
      FencedLock fenced = place.instance().getCPSubsystem().getLock(name);
      // Not interruptible: who left the line would be granted the lock all the same, and keep it.
      long fence = fenced.lockAndGetFence();
      try {
        if (granted.complete(new Token(place.generation(), fence))) {
          released.await();
        }
      } finally {
        unlock(fenced);
      }
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      log.debug("{} cannot be claimed in generation {}", name, place.generation(), e);
      var _ = released.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void unlock(FencedLock fenced) {
    try {
      fenced.unlock();
    } catch (IllegalMonitorStateException e) {
      log.debug("{} was no longer held", name);
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      // The session ends with this member, and the lock with the session.
      log.debug("{} cannot be released", name, e);
    }
  }

  /** Waits until the lock is given back, so that the next one need not wait for the session. */
  void awaitEnd(long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public CompletableFuture<Token> granted() {
    return granted.copy();
  }

  @Override
  public void release() {
    granted.cancel(false);
    released.countDown();
    locks.wake();
  }
}
