package dev.plenum.node.election;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.files.Voter;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.election.desk.BallotDesk;
import dev.plenum.node.election.desk.RegistrationDesk;
import dev.plenum.node.election.watch.RollBook;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Caller;
import dev.plenum.node.security.People;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who votes signs in by a code, or, having registered, by name and password. */
@Singleton
final class ElectionPeople implements People {
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final RollBook roll;
  private final Pseudonyms pseudonyms;
  private final BallotDesk ballots;
  private final RegistrationDesk registrations;

  ElectionPeople(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      RollBook roll,
      Pseudonyms pseudonyms,
      BallotDesk ballots,
      RegistrationDesk registrations) {
    this.shard = shard;
    this.roll = roll;
    this.pseudonyms = pseudonyms;
    this.ballots = ballots;
    this.registrations = registrations;
  }

  @Override
  public @Nullable Person byCode(String code) {
    if (!roll.serves(shard.view().state())) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "RollUnusable",
          "This node cannot read the roll at present. Your code may well be right: try again soon.",
          null,
          LATER);
    }
    Voter voter = roll.current().byCode(pseudonyms.code(code));
    return voter == null ? null : new Person(voter.pseudonym(), ElectionRole.VOTER, voter.name());
  }

  @Override
  public @Nullable Member byName(String user) {
    return registrations
        .find(user)
        .map(account -> new Member(RegistrationDesk.person(account), account.password()))
        .orElse(null);
  }

  @Override
  public Map<String, Object> about(Caller caller) {
    return caller.role().equals(ElectionRole.VOTER)
        ? Map.of("hasVoted", ballots.hasVoted(caller.subject()))
        : Map.of();
  }
}
