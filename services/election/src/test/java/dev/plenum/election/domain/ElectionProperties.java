package dev.plenum.election.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.count.Count;
import io.vavr.collection.HashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for whatever voters do, in whatever order it arrives. */
final class ElectionProperties {
  private static final List<String> OPTIONS = List.of("ana", "ben", "cem");

  record Vote(String voter, String option) {}

  @Provide
  Arbitrary<List<Vote>> votes() {
    Arbitrary<String> voters = Arbitraries.integers().between(0, 12).map(i -> "v" + i);
    Arbitrary<String> options = Arbitraries.of("ana", "ben", "cem", "nobody");
    return Combinators.combine(voters, options).as(Vote::new).list().ofMaxSize(60);
  }

  @Property(tries = 200)
  void everyVoterOfTheRollHasOneBallotAtMostAndTheTallyEqualsTheBox(
      @ForAll("votes") List<Vote> votes, @ForAll Revote.Policy policy) {
    Scenario scenario = cast(votes, policy);
    TreeMap<String, String> expected = new TreeMap<>();
    TreeMap<String, Integer> casts = new TreeMap<>();
    for (Vote vote : votes) {
      boolean valid = !vote.option().equals("nobody") && onRoll(vote.voter());
      int before = casts.getOrDefault(vote.voter(), 0);
      boolean counts = policy == Revote.Policy.FIRST ? before == 0 : before < 3;
      if (valid && counts) {
        expected.put(vote.voter(), vote.option());
        casts.put(vote.voter(), before + 1);
      }
    }
    BallotBox box = scenario.state().box();
    assertThat(box.size()).isEqualTo(expected.size());
    assertThat(box.weight()).isEqualTo(expected.size());
    Tally tally = tally(scenario, box);
    for (Tally.OptionVotes votesOf : tally.contests().getFirst().options()) {
      assertThat(votesOf.votes())
          .isEqualTo(expected.values().stream().filter(votesOf.id()::equals).count());
    }
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Property(tries = 200)
  void theCountDoesNotDependOnTheOrderOfTheBallots(
      @ForAll("votes") List<Vote> votes, @ForAll Random random) {
    Scenario scenario = cast(votes, Revote.Policy.FIRST);
    var ballots = new ArrayList<>(scenario.state().box().ballots().toJavaList());
    Collections.shuffle(ballots, random);
    BallotBox shuffled = new BallotBox(HashMap.ofEntries(ballots), scenario.state().box().weight());
    assertThat(tally(scenario, shuffled)).isEqualTo(tally(scenario, scenario.state().box()));
  }

  private static Tally tally(Scenario scenario, BallotBox box) {
    Manifest manifest = scenario.state().manifest();
    assertThat(manifest).isNotNull();
    return manifest == null
        ? new Tally(List.of(), 0, 0, "")
        : Count.of(manifest, box, scenario.state().roll().weight(), "key");
  }

  private static boolean onRoll(String voter) {
    return Integer.parseInt(voter.substring(1)) < 10;
  }

  private static Scenario cast(List<Vote> votes, Revote.Policy policy) {
    Manifest manifest =
        Manifests.with(
            Deadline.Rule.ARRIVAL,
            policy,
            Manifests.plurality("chair", OPTIONS.toArray(String[]::new)));
    Scenario scenario = Scenario.open(manifest, 10);
    votes.forEach(vote -> scenario.when(Scenario.ballot(vote.voter(), vote.option())));
    return scenario;
  }
}
