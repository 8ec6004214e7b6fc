package dev.plenum.node.election.http;

import dev.plenum.election.domain.BallotBox;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.election.files.Voter;
import dev.plenum.election.http.LogLine;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.election.watch.RollBook;
import dev.plenum.node.wiring.Backend;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Locale;

/** What the admin may look at besides what everybody may. Never what anybody voted. */
@Controller("/api/v1/admin")
@Secured(ElectionRole.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminReadController {
  private static final int LONGEST_PAGE = 500;

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Backend<?, ?, ?> backend;
  private final RollBook roll;
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);

  AdminReadController(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      Backend<?, ?, ?> backend,
      RollBook roll) {
    this.shard = shard;
    this.backend = backend;
    this.roll = roll;
  }

  record Rows(int total, List<Row> rows) {}

  record Row(String id, String name, String email, long weight, boolean voted) {}

  record Log(List<LogLine> entries) {}

  @Get("/roll")
  Rows roll(
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue(defaultValue = "") String q) {
    BallotBox box = shard.view().state().box();
    String wanted = q.toLowerCase(Locale.ROOT);
    List<Voter> found =
        roll.current().voters().stream().filter(voter -> matches(voter, wanted)).toList();
    return new Rows(
        found.size(),
        found.stream()
            .skip(Math.max(0, offset))
            .limit(page(limit))
            .map(v -> new Row(v.id(), v.name(), v.email(), v.weight(), voted(box, v)))
            .toList());
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
  Log log(@QueryValue(defaultValue = "0") long before, @QueryValue(defaultValue = "50") int limit) {
    long folded = shard.view().seq();
    long end = before <= 0 ? folded + 1 : Math.min(before, folded + 1);
    long from = Math.max(1, end - page(limit));
    return new Log(
        backend.entries(from, (int) (end - from)).stream().map(this::line).toList().reversed());
  }

  private LogLine line(Entry entry) {
    List<ElectionEvent> recorded = codec.events(entry.events());
    return LogLine.of(
        entry.seq(), Iso.time(entry.time().instant()), entry.actor(), recorded.getFirst());
  }

  private static int page(int limit) {
    return Math.clamp(limit, 1, LONGEST_PAGE);
  }
}
