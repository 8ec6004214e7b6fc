package dev.plenum.node.election.desk;

import dev.plenum.election.count.Count;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Tally;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Counts again, also after publication: from the first entry of the durable ledger, with nothing
 * that this node remembers, beside the count that stands.
 */
@Singleton
public final class RecountDesk {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final ElectionMachine machine = new ElectionMachine();
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);

  RecountDesk(Shard<Election, ElectionCommand, ElectionEvent> shard, Backend<?, ?, ?> backend) {
    this.shard = shard;
    this.backend = backend;
  }

  /**
   * What came of it.
   *
   * @param same whether every figure, winner and tie is that of the count that stands
   * @param entries how many entries of the ledger were read for it
   */
  public record Recount(boolean same, int ballots, long entries) {}

  /**
   * One at a time: a long ledger is read whole. Throws a {@code Problem} before the first count.
   */
  public synchronized Recount recount() {
    long head = shard.view().seq();
    Election election = replay(head);
    Manifest manifest = election.manifest();
    Tally standing = election.tally();
    if (manifest == null || standing == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotTallied", "The ballots have not been counted yet.");
    }
    Tally again = Count.of(manifest, election.box(), election.roll().weight(), standing.lotKey());
    return new Recount(again.equals(standing), again.ballots(), head);
  }

  private Election replay(long head) {
    Replay replay = new Replay();
    backend.eachEntry(1, head, replay);
    return replay.election;
  }

  private final class Replay implements Consumer<Entry> {
    private Election election = machine.initial();

    @Override
    public void accept(Entry entry) {
      var context = new EntryContext(entry.seq(), entry.time(), entry.commandId(), entry.actor());
      for (ElectionEvent event : codec.events(entry.events())) {
        election = machine.evolve(election, event, context);
      }
    }
  }
}
