package dev.plenum.election.count;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.Tally.ContestResult;
import dev.plenum.election.domain.Tally.Outcome;
import dev.plenum.election.domain.Ties;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plurality and approval: the options with most marks are elected. An option that nobody marked is
 * never elected, even where seats stay empty. Source: {@code voting.md}, section 5.
 */
record MostMarks() implements CountingMethod {

  @Override
  public ContestResult count(Contest contest, Papers papers) {
    Papers.Sums sums = papers.sums(contest);
    List<String> ranked =
        sums.votes().keySet().stream()
            .filter(option -> sums.of(option) > 0)
            .sorted(Comparator.comparingLong(sums::of).reversed())
            .toList();
    if (!papers.quorate(contest) || ranked.isEmpty()) {
      return Results.of(contest, papers, sums, List.of(), List.of(), Outcome.FAILED);
    }
    return elect(contest, papers, sums, ranked);
  }

  private static ContestResult elect(
      Contest contest, Papers papers, Papers.Sums sums, List<String> ranked) {
    int seats = contest.seats();
    if (ranked.size() <= seats) {
      return Results.of(contest, papers, sums, ranked, List.of(), Outcome.ELECTED);
    }
    long last = sums.of(ranked.get(seats - 1));
    List<String> clear = ranked.stream().filter(o -> sums.of(o) > last).toList();
    List<String> level = ranked.stream().filter(o -> sums.of(o) == last).toList();
    int left = seats - clear.size();
    if (level.size() > left && contest.ties() == Ties.DECLARE) {
      return Results.of(contest, papers, sums, clear, level, Outcome.TIED);
    }
    List<String> winners = new ArrayList<>(clear);
    List<String> drawn =
        level.size() > left ? Lot.draw(papers.lotKey(), contest.id(), level) : level;
    winners.addAll(drawn.subList(0, left));
    return Results.of(contest, papers, sums, winners, List.of(), Outcome.ELECTED);
  }
}
