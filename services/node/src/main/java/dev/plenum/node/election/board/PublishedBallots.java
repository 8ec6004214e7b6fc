package dev.plenum.node.election.board;

import dev.plenum.election.domain.Ballot;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Marks;
import dev.plenum.election.domain.Phase;
import dev.plenum.election.http.Tracker;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every counted ballot of a published election, so that anybody can count again. Ordered by
 * tracker, which is a hash: the order says neither who nor when.
 */
@Singleton
final class PublishedBallots {

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Backend<?, ?, ?> backend;

  /** Made when somebody first asks: a published election does not change. */
  private List<Counted> ballots = List.of();

  PublishedBallots(
      Shard<Election, ElectionCommand, ElectionEvent> shard, Backend<?, ?, ?> backend) {
    this.shard = shard;
    this.backend = backend;
  }

  /** A ballot without its voter. */
  record Counted(String tracker, long weight, Map<String, List<String>> choices) {}

  /** A part of all. */
  record Page(int total, List<Counted> ballots) {}

  synchronized Page page(int offset, int limit) {
    Election election = shard.view().state();
    if (election.phase() != Phase.PUBLISHED) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotPublished", "The results have not been published yet.");
    }
    if (ballots.size() != election.box().size()) {
      ballots = counted(election);
    }
    int from = Math.min(offset, ballots.size());
    int to = Math.min(from + limit, ballots.size());
    return new Page(ballots.size(), ballots.subList(from, to));
  }

  private List<Counted> counted(Election election) {
    Map<Long, Ballot> bySeq = new HashMap<>();
    election.box().ballots().forEach((voter, ballot) -> bySeq.put(ballot.seq(), ballot));
    List<Counted> counted = new ArrayList<>(bySeq.size());
    backend.eachEntry(
        1,
        entry -> {
          Ballot ballot = bySeq.get(entry.seq());
          if (ballot != null) {
            counted.add(counted(entry, ballot));
          }
        });
    counted.sort(Comparator.comparing(Counted::tracker));
    return List.copyOf(counted);
  }

  private static Counted counted(Entry entry, Ballot ballot) {
    Map<String, List<String>> choices = new TreeMap<>();
    for (Marks marks : ballot.marks()) {
      choices.put(marks.contest(), marks.options());
    }
    String tracker = Tracker.of(HexFormat.of().formatHex(entry.leaf()));
    return new Counted(tracker, ballot.weight(), choices);
  }
}
