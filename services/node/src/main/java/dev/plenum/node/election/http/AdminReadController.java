package dev.plenum.node.election.http;

import dev.plenum.election.domain.BallotBox;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Roll;
import dev.plenum.election.files.Voter;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.cluster.LoadBoard;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.election.desk.RegistrationDesk;
import dev.plenum.node.election.desk.WhoVoted;
import dev.plenum.node.election.watch.RollBook;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the admin may look at besides what everybody may. Never what anybody voted. */
@Controller("/api/v1/admin")
@Secured(ElectionRole.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminReadController {
  private static final int LONGEST_PAGE = 500;

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final ElectionLog log;
  private final LoadBoard load;
  private final WhoVoted whoVoted;
  private final RollBook roll;
  private final RegistrationDesk registrations;

  AdminReadController(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      ElectionLog log,
      LoadBoard load,
      WhoVoted whoVoted,
      RollBook roll,
      RegistrationDesk registrations) {
    this.shard = shard;
    this.log = log;
    this.load = load;
    this.whoVoted = whoVoted;
    this.roll = roll;
    this.registrations = registrations;
  }

  record Rows(int total, List<Row> rows) {}

  record Row(String id, String name, String email, long weight, boolean voted) {}

  @Get("/roll")
  Rows roll(
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue(defaultValue = "") String q) {
    Election election = shard.view().state();
    BallotBox box = whoVoted.box();
    String wanted = q.toLowerCase(Locale.ROOT);
    List<Voter> found =
        Stream.concat(roll.current().voters().stream(), registered(election.roll()))
            .filter(voter -> matches(voter, wanted))
            .toList();
    return new Rows(
        found.size(),
        found.stream()
            .skip(Math.max(0, offset))
            .limit(page(limit))
            .map(v -> new Row(v.id(), v.name(), v.email(), v.weight(), voted(box, v)))
            .toList());
  }

  /** Accounts that the ledger has on the roll, as lines of it. */
  private Stream<Voter> registered(Roll inForce) {
    if (inForce.registered().isEmpty()) {
      return Stream.empty();
    }
    return registrations.all().stream()
        .filter(account -> inForce.registered().contains(account.id()))
        .map(account -> new Voter(account.id(), account.login(), account.name(), "", 1));
  }

  private static boolean matches(Voter voter, String wanted) {
    return wanted.isEmpty()
        || voter.id().toLowerCase(Locale.ROOT).contains(wanted)
        || voter.name().toLowerCase(Locale.ROOT).contains(wanted)
        || voter.email().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static boolean voted(BallotBox box, Voter voter) {
    return box.of(voter.pseudonym()) != null;
  }

  @Get("/log")
  ElectionLog.Page log(
      @QueryValue(defaultValue = "0") long before, @QueryValue(defaultValue = "50") int limit) {
    return log.page(before, page(limit));
  }

  @Get("/load")
  LoadBoard.Picture load() {
    return load.picture();
  }

  private static int page(int limit) {
    return Math.clamp(limit, 1, LONGEST_PAGE);
  }
}
