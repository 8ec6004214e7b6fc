package dev.plenum.election.count;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.Tally.ContestResult;
import dev.plenum.election.domain.Tally.OptionVotes;
import dev.plenum.election.domain.Tally.Outcome;
import java.util.List;

/** Puts a contest's result together. */
final class Results {
  private Results() {}

  static ContestResult of(
      Contest contest,
      Papers papers,
      Papers.Sums sums,
      List<String> winners,
      List<String> tied,
      Outcome outcome) {
    return new ContestResult(
        contest.id(),
        contest.options().stream().map(o -> new OptionVotes(o.id(), sums.of(o.id()))).toList(),
        winners,
        tied,
        outcome,
        sums.blank(),
        papers.size(),
        papers.weight(),
        contest.quorum() > 0 ? contest.quorum() : null);
  }
}
