package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ExamMachine.Asked;
import dev.plenum.exam.domain.SheetCommand.BreakSheet;
import dev.plenum.exam.domain.SheetCommand.ExpireSheet;
import dev.plenum.exam.domain.SheetCommand.GrantSheet;
import dev.plenum.exam.domain.SheetCommand.ReleaseSheet;
import dev.plenum.exam.domain.SheetCommand.RenewSheet;
import dev.plenum.exam.domain.SheetEvent.SheetBroken;
import dev.plenum.exam.domain.SheetEvent.SheetExpired;
import dev.plenum.exam.domain.SheetEvent.SheetGranted;
import dev.plenum.exam.domain.SheetEvent.SheetLineLeft;
import dev.plenum.exam.domain.SheetEvent.SheetReleased;
import dev.plenum.exam.domain.SheetEvent.SheetRenewed;
import dev.plenum.exam.domain.SheetEvent.SheetRequested;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.domain.sheet.Sheet;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.kernel.machine.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may edit the marksheet. The lock service says whose turn it is; this says whose token is
 * good, and what is written here is what holds.
 */
final class SheetDecider {
  private SheetDecider() {}

  static Decision<ExamEvent> request(Exam exam, Asked asked) {
    Sheet sheet = exam.sheet();
    if (!exam.phase().over()) {
      return Reason.NotClosed.refuse();
    }
    Grant grant = sheet.grantAt(asked.at());
    if (grant != null && grant.holder().equals(asked.actor())) {
      return Reason.SheetHeldByYou.refuse();
    }
    if (sheet.waits(asked.actor())) {
      return Reason.SheetRequestedAlready.refuse();
    }
    return sheet.waiting().size() >= Sheet.LINE
        ? Reason.SheetLineFull.refuse()
        : Decision.accepted(new SheetRequested(asked.at()));
  }

  static Decision<ExamEvent> leave(Exam exam, Asked asked) {
    return exam.sheet().waits(asked.actor())
        ? Decision.accepted(new SheetLineLeft())
        : Reason.NotInLine.refuse();
  }

  /** A grant is good if it is newer than every other and nobody's lease is still running. */
  static Decision<ExamEvent> grant(Exam exam, GrantSheet grant, Asked asked) {
    Sheet sheet = exam.sheet();
    if (!exam.phase().over()) {
      return Reason.NotClosed.refuse();
    }
    if (grant.holder().isBlank() || grant.token().compareTo(sheet.highest()) <= 0) {
      return Reason.StaleToken.refuse();
    }
    Grant before = sheet.grant();
    if (before != null && before.aliveAt(asked.at())) {
      return before.holder().equals(grant.holder())
          ? Reason.SheetHeldByYou.refuse()
          : Reason.SheetHeld.refuse();
    }
    List<ExamEvent> events = new ArrayList<>();
    if (before != null) {
      events.add(new SheetExpired(before.token(), before.holder(), asked.at()));
    }
    events.add(new SheetGranted(grant.token(), grant.holder(), asked.at()));
    return Decision.accepted(events);
  }

  static Decision<ExamEvent> renew(Exam exam, RenewSheet renew, Asked asked) {
    return holds(exam, renew.token(), asked) == null
        ? Decision.accepted(new SheetRenewed(renew.token(), asked.at()))
        : Reason.StaleToken.refuse();
  }

  static Decision<ExamEvent> release(Exam exam, ReleaseSheet release, Asked asked) {
    Grant grant = exam.sheet().grant();
    // Giving back late harms nobody, as long as nobody else has it.
    return grant != null
            && grant.token().equals(release.token())
            && grant.holder().equals(asked.actor())
        ? Decision.accepted(new SheetReleased(release.token(), asked.at()))
        : Reason.StaleToken.refuse();
  }

  static Decision<ExamEvent> breakIt(Exam exam, BreakSheet end, Asked asked) {
    Grant grant = exam.sheet().grant();
    if (!Check.text(end.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "reason");
    }
    return grant == null
        ? Reason.NotHeld.refuse()
        : Decision.accepted(
            new SheetBroken(grant.token(), grant.holder(), end.reason(), asked.at()));
  }

  static Decision<ExamEvent> expire(Exam exam, ExpireSheet expire, Asked asked) {
    Grant grant = exam.sheet().grant();
    return grant == null || !grant.token().equals(expire.token()) || grant.aliveAt(asked.at())
        ? Reason.NotDue.refuse()
        : Decision.accepted(new SheetExpired(grant.token(), grant.holder(), asked.at()));
  }

  /** Why somebody cannot write with a token; null where it is good. */
  static @Nullable Reason holds(Exam exam, Token token, Asked asked) {
    Grant grant = exam.sheet().grantAt(asked.at());
    boolean good =
        grant != null && grant.token().equals(token) && grant.holder().equals(asked.actor());
    return good ? null : Reason.StaleToken;
  }
}
