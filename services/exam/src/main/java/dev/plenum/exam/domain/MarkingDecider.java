package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ExamMachine.Asked;
import dev.plenum.exam.domain.GradeCommand.ClaimItem;
import dev.plenum.exam.domain.GradeCommand.MarkAnswer;
import dev.plenum.exam.domain.GradeCommand.ReleaseItem;
import dev.plenum.exam.domain.GradeEvent.AnswerMarked;
import dev.plenum.exam.domain.GradeEvent.ItemClaimed;
import dev.plenum.exam.domain.GradeEvent.ItemReleased;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.sheet.Cell;
import dev.plenum.exam.domain.sheet.Claim;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Marking by people, one item one marker at a time. */
final class MarkingDecider {
  private MarkingDecider() {}

  static Decision<ExamEvent> claim(Exam exam, ClaimItem claim, Asked asked) {
    if (!exam.phase().over()) {
      return Reason.NotClosed.refuse();
    }
    if (item(exam, claim.item()) == null) {
      return Reason.UnknownItem.refuse(Reason.UnknownItem.sentence(), "item");
    }
    Claim current = exam.sheet().claimAt(claim.item(), asked.at());
    return current != null && !current.marker().equals(asked.actor())
        ? Reason.ItemClaimed.refuse()
        : Decision.accepted(new ItemClaimed(claim.item(), asked.at().plus(Claim.LEASE)));
  }

  static Decision<ExamEvent> release(Exam exam, ReleaseItem release, Asked asked) {
    Claim current = exam.sheet().claimAt(release.item(), asked.at());
    return current != null && current.marker().equals(asked.actor())
        ? Decision.accepted(new ItemReleased(release.item()))
        : Reason.ItemNotClaimed.refuse();
  }

  static Decision<ExamEvent> mark(Exam exam, MarkAnswer mark, Asked asked) {
    Item item = item(exam, mark.item());
    if (item == null) {
      return Reason.UnknownItem.refuse(Reason.UnknownItem.sentence(), "item");
    }
    if (!exam.phase().over()) {
      return Reason.NotClosed.refuse();
    }
    if (!Check.textOrNull(mark.comment())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "comment");
    }
    String range = EntryDecider.outOfRange(item, mark.hundredths());
    if (range != null) {
      return Reason.MarksOutOfRange.refuse(range, "marks");
    }
    Reason notAllowed = notAllowed(exam, mark, asked);
    return notAllowed != null
        ? notAllowed.refuse()
        : Check.withAttempt(exam, mark.student(), attempt -> mark(exam, mark, attempt, asked));
  }

  private static Decision<ExamEvent> mark(
      Exam exam, MarkAnswer mark, Attempt attempt, Asked asked) {
    Answer answer = attempt.answer(mark.item());
    if (answer == null) {
      return Reason.NothingToMark.refuse();
    }
    Cell cell = exam.sheet().row(mark.student()).cell(mark.item());
    // Two may differ; whoever comes third decides, and nobody ever averages.
    boolean third = cell.othersThan(asked.actor()) >= 2;
    Instant until = mark.token() == null ? asked.at().plus(Claim.LEASE) : null;
    return Decision.accepted(
        new AnswerMarked(
            mark.student(),
            mark.item(),
            mark.hundredths(),
            mark.comment(),
            third,
            mark.token(),
            until));
  }

  private static @Nullable Reason notAllowed(Exam exam, MarkAnswer mark, Asked asked) {
    if (mark.token() != null) {
      Grant grant = exam.sheet().grantAt(asked.at());
      return grant != null
              && grant.token().equals(mark.token())
              && grant.holder().equals(asked.actor())
          ? null
          : Reason.StaleToken;
    }
    Claim claim = exam.sheet().claimAt(mark.item(), asked.at());
    if (claim == null) {
      return Reason.ItemNotClaimed;
    }
    return claim.marker().equals(asked.actor()) ? null : Reason.ItemClaimed;
  }

  private static @Nullable Item item(Exam exam, String id) {
    Paper paper = exam.papers().paper();
    return paper == null ? null : paper.item(id);
  }
}
