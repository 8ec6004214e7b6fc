package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.files.Person;
import dev.plenum.exam.http.AttemptView;
import dev.plenum.exam.http.UndecidedView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.cluster.LoadBoard;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.presence.Presence;
import dev.plenum.node.exam.presence.PresenceBoard;
import dev.plenum.node.exam.watch.RosterBook;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the staff may look at besides what everybody may. */
@Controller("/api/v1/admin")
@Secured({ExamRole.ADMIN, ExamRole.TEACHER})
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminReadController {
  private static final int LONGEST_PAGE = 500;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private final PresenceBoard presence;
  private final LoadBoard load;
  private final ExamLog log;

  AdminReadController(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      RosterBook roster,
      PresenceBoard presence,
      LoadBoard load,
      ExamLog log) {
    this.shard = shard;
    this.roster = roster;
    this.presence = presence;
    this.load = load;
    this.log = log;
  }

  record Rows(int total, List<Row> rows) {}

  /**
   * Somebody on the roster.
   *
   * @param node that served this person last
   */
  record Row(
      String roll,
      String name,
      String role,
      String extra,
      @Nullable String state,
      @Nullable String node) {}

  @Get("/log")
  ExamLog.Page log(
      @QueryValue(defaultValue = "0") long before, @QueryValue(defaultValue = "50") int limit) {
    return log.page(before, page(limit));
  }

  @Get("/load")
  LoadBoard.Picture load() {
    return load.picture();
  }

  /** To be looked at before the results are published. */
  @Get("/undecided")
  UndecidedView undecided() {
    return UndecidedView.of(shard.view());
  }

  @Get("/roster")
  Rows roster(
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue(defaultValue = "") String q) {
    Exam exam = shard.view().state();
    String wanted = q.toLowerCase(Locale.ROOT);
    List<Person> found =
        roster.current().people().stream().filter(entry -> matches(entry, wanted)).toList();
    return new Rows(
        found.size(),
        found.stream()
            .skip(Math.max(0, offset))
            .limit(page(limit))
            .map(entry -> row(exam, entry))
            .toList());
  }

  private static boolean matches(Person entry, String wanted) {
    return wanted.isEmpty()
        || entry.roll().toLowerCase(Locale.ROOT).contains(wanted)
        || entry.name().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private Row row(Exam exam, Person entry) {
    Participant participant = exam.roster().of(entry.pseudonym());
    Attempt attempt = exam.attempt(entry.pseudonym());
    Presence heard = presence.of(entry.pseudonym());
    return new Row(
        entry.roll(),
        entry.name(),
        ExamRole.of(entry.role()),
        participant == null ? "" : extra(participant),
        entry.role() == Role.STUDENT ? AttemptView.state(attempt) : null,
        heard == null ? null : heard.node());
  }

  /** As a roster writes it: a factor, minutes, or both. */
  private static String extra(Participant participant) {
    long minutes = participant.extra().millis() / 60_000;
    int permille = participant.extra().permille();
    String factor =
        permille == 1000
            ? ""
            : java.math.BigDecimal.valueOf(permille, 3).stripTrailingZeros().toPlainString() + "x";
    String more = minutes == 0 ? "" : minutes + "m";
    return factor.isEmpty() || more.isEmpty() ? factor + more : factor + " + " + more;
  }

  private static int page(int limit) {
    return Math.clamp(limit, 1, LONGEST_PAGE);
  }
}
