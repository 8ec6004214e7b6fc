package dev.plenum.simulation.world;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.simulation.time.SimulatedWork;
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

  private final Database database;
  private final SimulatedWork work;
  private final Random random;
  private int breaksOneIn;

  SimulatedLedger(Database database, SimulatedWork work, Random random) {
    this.database = database;
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
    return ask(() -> database.takeEpoch(node, known));
  }

  @Override
  public CommitOutcome commit(Batch batch) {
    return ask(() -> database.commit(batch));
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
