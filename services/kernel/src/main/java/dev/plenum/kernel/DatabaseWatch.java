package dev.plenum.kernel;

import dev.plenum.kernel.ledger.Durability;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.LedgerTakenException;
import dev.plenum.kernel.ledger.StoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers. It may come up after its nodes, go again while they start, and have
 * a ledger that is not theirs.
 */
final class DatabaseWatch {
  private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** What an administrator changes is seen within half a minute. */
  private static final int LOOKS_BETWEEN_PROMISES = 15;

  private final LedgerStore ledger;
  private final Supplier<Durability> promises;
  private final String shard;
  private volatile boolean ready;
  private volatile boolean closed;
  private volatile boolean failed;
  private volatile @Nullable String ledgerTrouble;
  private volatile @Nullable Durability durability;
  private int looks;

  DatabaseWatch(LedgerStore ledger, Supplier<Durability> promises, String shard) {
    this.ledger = ledger;
    this.promises = promises;
    this.shard = shard;
  }

  /** Takes a step of the start as soon as the database lets it; not at all once closed. */
  void await(Runnable step) {
    while (!closed) {
      try {
        step.run();
        ready = true;
        ledgerTrouble = null;
        return;
      } catch (FlywayException | StoreException e) {
        log.warn("the database is not ready: {}", firstLine(e));
      } catch (LedgerTakenException e) {
        tell(e);
      } catch (RuntimeException e) {
        log.error("this node cannot start; it stays unready until it is restarted", e);
        failed = true;
        throw e;
      }
      sleep();
    }
  }

  private void tell(LedgerTakenException taken) {
    if (ledgerTrouble == null) {
      log.error("this node does not start: {}", taken.getMessage());
    }
    ledgerTrouble = taken.getMessage();
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void sleep() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called every two seconds once the node has started. */
  void look() {
    try {
      ledger.head(shard);
      ready = true;
      if (looks++ % LOOKS_BETWEEN_PROMISES == 0) {
        durability = promises.get();
      }
    } catch (StoreException e) {
      ready = false;
    }
  }

  /** What the database promised when it was asked last; null before. */
  @Nullable Durability durability() {
    return durability;
  }

  boolean ready() {
    return ready;
  }

  /** Whether starting failed for good. */
  boolean failed() {
    return failed;
  }

  /** Why this node may not use the ledger of its name; null where it may. */
  @Nullable String ledgerTrouble() {
    return ledgerTrouble;
  }

  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
