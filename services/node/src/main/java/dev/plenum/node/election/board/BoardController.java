package dev.plenum.node.election.board;

import dev.plenum.election.domain.Ballot;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.election.http.ElectionView;
import dev.plenum.election.http.Names;
import dev.plenum.election.http.Tracker;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public board: turnout, the ledger's root, and whether a ballot is there. */
@Controller("/api/v1/board")
@Secured(SecurityRule.IS_ANONYMOUS)
final class BoardController {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final LedgerIndex ledger;
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);

  BoardController(Shard<Election, ElectionCommand, ElectionEvent> shard, LedgerIndex ledger) {
    this.shard = shard;
    this.ledger = ledger;
  }

  record Board(
      String phase, ElectionView.Turnout turnout, long head, String root, List<Node> nodes) {}

  record Node(String name, boolean alive, long folded) {}

  record Found(
      String tracker, long seq, String leaf, boolean counted, @Nullable Long supersededBy) {}

  @Get
  Board board() {
    ShardStatus status = shard.status();
    Election election = shard.view().state();
    return new Board(
        Names.of(election.phase()),
        ElectionView.turnout(election),
        status.folded(),
        status.root(),
        status.peers().stream().map(p -> new Node(p.node(), p.alive(), p.folded())).toList());
  }

  @Get("/ballots/{tracker}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  Found ballot(@PathVariable String tracker) {
    Entry entry = ledger.entry(tracker);
    String leaf = HexFormat.of().formatHex(entry.leaf());
    String voter = voter(entry);
    Ballot counted = voter == null ? null : shard.view().state().box().of(voter);
    boolean counts = counted != null && counted.seq() == entry.seq();
    return new Found(
        Tracker.of(leaf),
        entry.seq(),
        leaf,
        counts,
        counted == null || counts ? null : counted.seq());
  }

  /**
   * Null where what is stored is no longer readable: somebody changed it, as its proof will say.
   */
  private @Nullable String voter(Entry entry) {
    try {
      for (ElectionEvent event : codec.events(entry.events())) {
        if (event instanceof ElectionEvent.BallotCast cast) {
          return cast.voter();
        }
      }
    } catch (UncheckedIOException e) {
      return null;
    }
    throw LedgerIndex.noBallot();
  }
}
