package dev.plenum.election.http;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.ContestOption;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Tally;
import dev.plenum.election.domain.Timer;
import dev.plenum.kernel.clock.Iso;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A count as people read it.
 *
 * @param lotKey released key; whoever wants to can draw the lots again with it
 */
public record ResultsView(
    List<ContestView> contests,
    int ballots,
    long weight,
    @Nullable String talliedAt,
    @Nullable String publishedAt,
    String lotKey,
    long seq) {

  public record ContestView(
      String id,
      String text,
      String method,
      int seats,
      List<OptionView> options,
      List<String> winners,
      List<String> tied,
      String outcome,
      long blank,
      int ballots,
      long weight,
      @Nullable Integer quorum) {}

  public record OptionView(String id, String name, long votes) {}

  public static ResultsView of(Manifest manifest, Tally tally, Timer timer, long seq) {
    return new ResultsView(
        tally.contests().stream().map(result -> of(manifest, result)).toList(),
        tally.ballots(),
        tally.weight(),
        Iso.timeOrNull(timer.talliedAt()),
        Iso.timeOrNull(timer.publishedAt()),
        tally.lotKey(),
        seq);
  }

  private static ContestView of(Manifest manifest, Tally.ContestResult result) {
    Contest contest = manifest.contest(result.id());
    if (contest == null) {
      throw new IllegalStateException("a count without its contest: " + result.id());
    }
    Map<String, String> names =
        contest.options().stream()
            .collect(Collectors.toMap(ContestOption::id, ContestOption::name));
    return new ContestView(
        result.id(),
        contest.text(),
        Names.of(contest.method()),
        contest.seats(),
        result.options().stream()
            .map(o -> new OptionView(o.id(), names.getOrDefault(o.id(), o.id()), o.votes()))
            .toList(),
        result.winners(),
        result.tied(),
        Names.of(result.outcome()),
        result.blank(),
        result.ballots(),
        result.weight(),
        result.quorum());
  }
}
