package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.http.AttemptView;
import dev.plenum.exam.http.ResultView;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.desk.ExamRefusals;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What a student sees of the exam, from this node's replica. */
@Singleton
public final class ExamViews {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private final InstantSource clock;

  ExamViews(Shard<Exam, ExamCommand, ExamEvent> shard, RosterBook roster, InstantSource clock) {
    this.shard = shard;
    this.roster = roster;
    this.clock = clock;
  }

  public AttemptView attempt(String student) {
    AttemptView view = AttemptView.of(shard.view(), student, clock.instant(), roster);
    if (view == null) {
      Reason reason =
          shard.view().state().plan() == null ? Reason.NotConfigured : Reason.NotOnRoster;
      throw ExamRefusals.of(Rejection.of(reason.code(), reason.sentence()));
    }
    return view;
  }

  public ResultView result(String student) {
    ResultView view = ResultView.of(shard.view(), student, roster);
    if (view == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotPublished", "There is no published result of yours.");
    }
    return view;
  }
}
