package dev.plenum.node.election;

import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.files.Voter;
import dev.plenum.node.election.desk.BallotDesk;
import dev.plenum.node.election.watch.RollBook;
import dev.plenum.node.security.Caller;
import dev.plenum.node.security.People;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roll: who votes logs in by a code. */
@Singleton
final class ElectionPeople implements People {
  private final RollBook roll;
  private final Pseudonyms pseudonyms;
  private final BallotDesk ballots;

  ElectionPeople(RollBook roll, Pseudonyms pseudonyms, BallotDesk ballots) {
    this.roll = roll;
    this.pseudonyms = pseudonyms;
    this.ballots = ballots;
  }

  @Override
  public @Nullable Person byCode(String code) {
    Voter voter = roll.current().byCode(pseudonyms.code(code));
    return voter == null ? null : new Person(voter.pseudonym(), ElectionRole.VOTER, voter.name());
  }

  @Override
  public Map<String, Object> about(Caller caller) {
    return caller.role().equals(ElectionRole.VOTER)
        ? Map.of("hasVoted", ballots.hasVoted(caller.subject()))
        : Map.of();
  }
}
