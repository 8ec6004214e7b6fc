package dev.plenum.simulation.world;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.simulation.time.SimulatedWork;
import dev.plenum.simulation.world.Occasion.Mishap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The way of one life to the database: takes its time there and back, and may break on either. A
 * node that dies on the way has asked or has not; what it asked happens all the same.
 */
final class SimulatedLedger implements LedgerStore {
  private static final long WAY_NANOS = 800_000;
  private static final long TIMEOUT_NANOS = 2_000_000_000;

  private final String node;
  private final Database database;
  private final Fate fate;
  private final SimulatedWork work;
  private final Random random;
  private int breaksOneIn;

  SimulatedLedger(String node, Database database, Fate fate, SimulatedWork work, Random random) {
    this.node = node;
    this.database = database;
    this.fate = fate;
    this.work = work;
    this.random = random;
  }

  /** From now on a way in so many breaks, there or back; 0 for none. */
  void breaks(int oneIn) {
    breaksOneIn = oneIn;
  }

  private <T> T ask(Supplier<T> act) {
    work.wasteNanos(random.nextLong(WAY_NANOS));
    if (database.away()) {
      throw new StoreException("the database is away", new IllegalStateException("away"));
    }
    boolean breaks = breaksOneIn > 0 && random.nextInt(breaksOneIn) == 0;
    if (breaks && random.nextBoolean()) {
      throw new StoreException("the way there broke", new IllegalStateException("there"));
    }
    T told = act.get();
    work.wasteNanos(breaks ? TIMEOUT_NANOS : random.nextLong(WAY_NANOS));
    if (breaks) {
      throw new StoreException("the way back broke", new IllegalStateException("back"));
    }
    return told;
  }

  private <T> T ask(Occasion occasion, Supplier<T> act) {
    return ask(() -> {
      Mishap mishap = fate.next(occasion, node).orElse(null);
      return switch (mishap) {
        case null -> act.get();
        case Killed -> throw dies();
        case NotAsked ->
            throw new StoreException("the way there broke", new IllegalStateException("there"));
        case Unheard -> {
          var _ = act.get();
          work.wasteNanos(TIMEOUT_NANOS);
          throw new StoreException("the way back broke", new IllegalStateException("back"));
        }
        case KilledUnheard -> {
          var _ = act.get();
          throw dies();
        }
        case Forgotten -> {
          T told = act.get();
          database.forgetSoon();
          yield told;
        }
        default -> throw new IllegalStateException(mishap + " befalls messages");
      };
    });
  }

  private RuntimeException dies() {
    fate.kill(node);
    work.wasteNanos(1); // where it ends
    return new IllegalStateException("a dead node goes on");
  }

  @Override
  public void open(String shard, Owner owner) {
    var _ = ask(database::head);
  }

  @Override
  public Head head(String shard) {
    return ask(database::head);
  }

  @Override
  public Head takeEpoch(String shard, String node, long known) {
    return ask(Occasion.TakesEpoch, () -> database.takeEpoch(node, known));
  }

  @Override
  public CommitOutcome commit(Batch batch) {
    return ask(Occasion.Commits, () -> database.commit(batch));
  }

  @Override
  public List<Entry> read(String shard, long fromSeq, int limit) {
    return ask(() -> database.read(fromSeq, limit));
  }

  @Override
  public Optional<Entry> find(String shard, long seq) {
    return read(shard, seq, 1).stream().findFirst();
  }

  @Override
  public void close() {}
}
