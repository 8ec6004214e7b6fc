package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.ConductCommand;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.http.ReceiptView;
import dev.plenum.exam.http.Requests;
import dev.plenum.exam.http.StoryView;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.Staff;
import dev.plenum.node.exam.monitor.Tile;
import dev.plenum.node.exam.monitor.Tiles;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What proctors see and do. */
@Controller("/api/v1/monitor")
@Secured({ExamRole.TEACHER, ExamRole.PROCTOR, ExamRole.ADMIN})
final class MonitorController {
  private static final int MOST_ROLLS = 10_000;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final Tiles tiles;
  private final RosterBook roster;
  private final Stories stories;
  private final Staff staff;

  MonitorController(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      Tiles tiles,
      RosterBook roster,
      Stories stories,
      Staff staff) {
    this.shard = shard;
    this.tiles = tiles;
    this.roster = roster;
    this.stories = stories;
    this.staff = staff;
  }

  record Monitor(long seq, List<Tile> students) {}

  record Done(List<String> done, List<Refused> refused, @Nullable Long seq) {}

  record Refused(String roll, String reason, String detail) {}

  @Get
  Monitor monitor(@QueryValue(defaultValue = "0") long after) {
    View<Exam> view = shard.view();
    Map<String, Tile> all = tiles.now(view.state());
    return new Monitor(
        view.seq(),
        all.entrySet().stream()
            .filter(tile -> after <= 0 || changed(view.state(), tile.getKey(), after))
            .map(Map.Entry::getValue)
            .sorted(Comparator.comparing(Tile::roll))
            .toList());
  }

  private static boolean changed(Exam exam, String student, long after) {
    var attempt = exam.attempt(student);
    return attempt != null && attempt.seq() > after;
  }

  @Get("/{roll}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  StoryView story(@PathVariable String roll) {
    return stories.of(student(roll));
  }

  @Post("/act")
  CompletableFuture<Done> act(@Body Requests.StaffAct body, Authentication who) {
    UUID id = Fields.need(body.commandId(), "commandId");
    String act = Fields.need(body.act(), "act");
    List<String> rolls = rolls(body.rolls());
    if (rolls.isEmpty() && act.equals("message")) {
      var all = new ConductCommand.SendMessage(null, Fields.need(body.text(), "text"));
      return staff
          .act(who.getName(), id, all)
          .thenApply(receipt -> new Done(List.of(), List.of(), receipt.seq()));
    }
    if (rolls.isEmpty()) {
      throw Problem.malformed("Name at least one student.", "rolls");
    }
    Function<String, ExamCommand> command = command(act, body);
    return staff
        .each(who.getName(), id, rolls, roll -> command.apply(student(roll)))
        .thenApply(MonitorController::done);
  }

  private static List<String> rolls(@Nullable List<@Nullable String> rolls) {
    if (rolls == null) {
      return List.of();
    }
    if (rolls.size() > MOST_ROLLS || rolls.contains(null)) {
      throw Problem.malformed("Name at most 10,000 students by roll number.", "rolls");
    }
    return rolls.stream().filter(Objects::nonNull).distinct().toList();
  }

  private static Function<String, ExamCommand> command(String act, Requests.StaffAct body) {
    return switch (act) {
      case "warn" -> {
        String text = Fields.need(body.text(), "text");
        yield student -> new ConductCommand.WarnStudent(student, text);
      }
      case "message" -> {
        String text = Fields.need(body.text(), "text");
        yield student -> new ConductCommand.SendMessage(student, text);
      }
      case "flag" -> {
        String text = Fields.need(body.text(), "text");
        yield student -> new ConductCommand.FlagStudent(student, text);
      }
      case "terminate" -> {
        String text = Fields.need(body.text(), "text");
        yield student -> new ConductCommand.TerminateAttempt(student, text);
      }
      case "reinstate" -> {
        String text = Fields.need(body.text(), "text");
        yield student -> new ConductCommand.ReinstateAttempt(student, text);
      }
      case "extend" -> {
        int minutes = Fields.need(body.minutes(), "minutes");
        yield student -> new ConductCommand.GrantExtraTime(student, minutes);
      }
      case "pause" -> ConductCommand.PauseAttempt::new;
      case "resume" -> ConductCommand.ResumeAttempt::new;
      default -> throw Problem.malformed("There is no such act.", "act");
    };
  }

  /** One refusal of a single student is the answer itself; of many, each is named. */
  private static Done done(List<Staff.Done> all) {
    if (all.size() == 1 && all.getFirst().refusal() != null) {
      throw all.getFirst().refusal();
    }
    return new Done(
        all.stream().filter(d -> d.refusal() == null).map(Staff.Done::roll).toList(),
        all.stream()
            .filter(d -> d.refusal() != null)
            .map(d ->
                new Refused(
                    d.roll(),
                    Objects.requireNonNull(d.refusal()).reason(),
                    Objects.requireNonNull(d.refusal()).detail()))
            .toList(),
        all.stream()
            .map(Staff.Done::receipt)
            .filter(Objects::nonNull)
            .map(Receipt::seq)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }

  @Post("/strikes")
  CompletableFuture<ReceiptView.Act> review(@Body Requests.Review body, Authentication who) {
    Strike.State verdict =
        switch (Fields.need(body.verdict(), "verdict")) {
          case "confirm" -> Strike.State.CONFIRMED;
          case "dismiss" -> Strike.State.DISMISSED;
          default -> throw Problem.malformed("A verdict is confirm or dismiss.", "verdict");
        };
    return act(
        who,
        body.commandId(),
        new ConductCommand.ReviewStrike(
            student(Fields.need(body.roll(), "roll")),
            Fields.need(body.number(), "number"),
            verdict,
            Fields.need(body.reason(), "reason")));
  }

  @Post("/appeals")
  CompletableFuture<ReceiptView.Act> decide(@Body Requests.Decide body, Authentication who) {
    Appeal.State verdict =
        switch (Fields.need(body.verdict(), "verdict")) {
          case "uphold" -> Appeal.State.UPHELD;
          case "reject" -> Appeal.State.REJECTED;
          default -> throw Problem.malformed("A verdict is uphold or reject.", "verdict");
        };
    return act(
        who,
        body.commandId(),
        new ConductCommand.DecideAppeal(
            student(Fields.need(body.roll(), "roll")),
            Fields.need(body.appeal(), "appeal"),
            verdict,
            Fields.need(body.reason(), "reason")));
  }

  private CompletableFuture<ReceiptView.Act> act(
      Authentication who, @Nullable UUID commandId, ExamCommand command) {
    return staff
        .act(who.getName(), Fields.need(commandId, "commandId"), command)
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }

  private String student(String roll) {
    String pseudonym = roster.pseudonym(roll);
    if (pseudonym == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "UnknownRoll", "There is nobody with this roll number.");
    }
    return pseudonym;
  }
}
