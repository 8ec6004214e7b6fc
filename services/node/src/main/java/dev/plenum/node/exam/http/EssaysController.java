package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.Essays;
import dev.plenum.exam.http.EssaysView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Essays to read and mark, without names. */
@Controller("/api/v1/marks/essays")
@Secured({ExamRole.TEACHER, ExamRole.ADMIN})
final class EssaysController {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private final InstantSource clock;

  EssaysController(
      Shard<Exam, ExamCommand, ExamEvent> shard, RosterBook roster, InstantSource clock) {
    this.shard = shard;
    this.roster = roster;
    this.clock = clock;
  }

  @Get
  EssaysView essays(Authentication who) {
    return of(who).all();
  }

  @Get("/answers")
  EssaysView.Answers answers(@QueryValue String item, Authentication who) {
    return found(of(who).answers(item));
  }

  @Get("/answer")
  EssaysView.One answer(@QueryValue String item, @QueryValue String answer, Authentication who) {
    return found(of(who).answer(item, answer));
  }

  private Essays of(Authentication who) {
    return Essays.of(shard.view().state(), who.getName(), clock.instant(), roster);
  }

  private static <T> T found(@Nullable T found) {
    if (found == null) {
      throw new Problem(HttpStatus.NOT_FOUND, "NoSuchEssay", "There is no such essay to mark.");
    }
    return found;
  }
}
