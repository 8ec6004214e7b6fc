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
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public board: turnout, the ledger's root, and whether a ballot is there. */
@Controller("/api/v1/board")
@Secured(SecurityRule.IS_ANONYMOUS)
final class BoardController {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final TrackerIndex trackers;
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);

  BoardController(Shard<Election, ElectionCommand, ElectionEvent> shard, TrackerIndex trackers) {
    this.shard = shard;
    this.trackers = trackers;
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
    String prefix = Tracker.leafPrefix(tracker);
    if (prefix == null) {
      throw Problem.malformed("A tracker has sixteen letters and digits.", "tracker");
    }
    return trackers
        .find(prefix)
        .map(this::found)
        .orElseThrow(() ->
            new Problem(HttpStatus.NOT_FOUND, "NoBallot", "There is no ballot with this tracker."));
  }

  private @Nullable Found found(Entry entry) {
    for (ElectionEvent event : codec.events(entry.events())) {
      if (event instanceof ElectionEvent.BallotCast cast) {
        return found(entry, cast.voter());
      }
    }
    return null;
  }

  private Found found(Entry entry, String voter) {
    String leaf = HexFormat.of().formatHex(entry.leaf());
    Ballot counted = shard.view().state().box().of(voter);
    boolean counts = counted != null && counted.seq() == entry.seq();
    return new Found(
        Tracker.of(leaf),
        entry.seq(),
        leaf,
        counts,
        counted == null || counts ? null : counted.seq());
  }
}
