package dev.plenum.exam.domain;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Rejection;

/** Why an exam refuses, each with the sentence that the person who asked reads. */
public enum Reason {
  NotConfigured("The exam has not been set up yet. Try again in a moment."),
  PlanInvalid("The exam cannot be held like this."),
  PlanUnchanged("The exam reads like this already."),
  ImmutableOnceOpen("The exam has begun; what students were promised can no longer change."),
  PaperInForce("The exam has begun; its paper can no longer change. A key can be replaced."),
  PaperUnchanged("This paper is in force already."),
  PaperOutOfOrder("A part of the paper came out of order. Start the import again."),
  PaperIncomplete("The paper has not arrived completely. Start the import again."),
  PaperInvalid("The paper cannot be used."),
  RosterInForce("The exam has begun; its roster can no longer change."),
  RosterUnchanged("This roster is in force already."),
  RosterOutOfOrder("A chunk of the roster came out of order. Start the import again."),
  RosterIncomplete("The roster has not arrived completely. Start the import again."),
  RosterLineInvalid("A line of the roster cannot be used."),
  NotReady("There is no complete paper and roster yet, so nobody could sit the exam."),
  AlreadyOpen("The exam has begun already."),
  NotOpen("The exam has not begun."),
  NotRunning("The exam is not under way."),
  NotDue("It is not time for this."),
  ClosingTimePast("The closing time must lie in the future."),
  ClosingTimeTooSoon("The closing time can be brought forward to a minute from now at most."),
  ExtensionInvalid("Say by how much or until when, and no more than a day."),
  NotClosed("The exam is not over."),
  NotGraded("Not all attempts are graded yet."),
  MarksMissing("Answers still wait for a person's marks, or markers differ."),
  AlreadyPublished("The results are published as they are."),
  NotPublished("The results are not published."),

  NotOnRoster("You are not on the roster of this exam."),
  NotBegun("This student has not begun."),
  AlreadyBegun("The attempt is under way already. Nothing is lost; go on."),
  TimeOver("The time is over."),
  TooLate("This answer came too late, and earlier late ones to this item are kept already."),
  UnknownItem("There is no such item in this paper."),
  NotCurrent("It is not this item's turn."),
  NoItemTimer("Items have no timer in this exam, so there is nothing to go on from."),
  AnswerInvalid("This is not an answer to this item."),
  Paused("The attempt is paused. Nothing is lost; it goes on with the same time left."),
  Terminated("The attempt was ended. What was saved is kept; an appeal is possible."),
  HandedIn("The attempt was handed in."),
  /** The exact word that E7 promises; see {@link #code}. */
  ConflictResolved("Submission already in progress"),
  DeviceInvalid("A device must be named, in at most 100 characters."),

  KindNotReportable("A page cannot report this."),
  IncidentInvalid("An incident lasts from 0 to 24 hours."),
  IncidentKnown("This is recorded already."),
  TooManyIncidents("There are as many incidents as are recorded of one student."),
  NotDrilling("Nothing is invented outside a rehearsal."),
  UnknownStrike("There is no such strike."),
  AlreadyAcknowledged("This strike is acknowledged already."),
  AlreadyReviewed("This strike was reviewed already."),
  VerdictInvalid("Say which of the two it is."),
  UnknownAppeal("There is no such appeal."),
  AlreadyDecided("This appeal was decided already."),
  AppealPending("An appeal about this waits for its decision already."),
  TooManyAppeals("There are as many appeals as one student may file."),
  NothingToAppeal("There is nothing of that kind to appeal against."),
  TextInvalid("A text must have 1 to 2000 characters."),
  AlreadyPaused("The attempt is paused already."),
  NotPaused("The attempt is not paused."),
  AlreadyTerminated("The attempt was ended already."),
  NotTerminated("The attempt was not ended."),
  MinutesInvalid("Extra time is from 1 to 600 minutes."),

  NothingToGrade("There is nothing to grade."),
  KeyOutdated("The key was replaced meanwhile."),
  KeyUnchanged("The key reads like this already."),
  KeyInvalid("This cannot be the key of this item."),
  TooManyKeyChanges("There are as many key changes as an exam may have."),
  ItemClaimed("Somebody else marks this item at the moment."),
  ItemNotClaimed("Claim the item, or hold the sheet, before marking."),
  NothingToMark("This student has not answered this item."),
  MarksOutOfRange("These marks are out of the item's range."),

  SheetRequestedAlready("You are in line for the sheet already."),
  SheetHeld("Somebody else has the sheet."),
  SheetHeldByYou("You have the sheet already."),
  SheetLineFull("Too many people are in line for the sheet."),
  NotInLine("You are not in line for the sheet."),
  NotHeld("Nobody has the sheet."),
  StaleToken("You no longer have the sheet. What you wrote was not entered."),
  SheetMoved("Somebody changed these marks since you saw them."),
  RowsInvalid("Enter from 1 to 1000 rows, each student and item once.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** The word for programs: the constant's name, but for the one that was promised otherwise. */
  public String code() {
    return this == ConflictResolved ? "conflict_resolved" : name();
  }

  <E> Decision<E> refuse() {
    return Decision.rejected(Rejection.of(code(), sentence));
  }

  /** Refuses, naming the part of the command that is at fault. */
  <E> Decision<E> refuse(String detail, String field) {
    return Decision.rejected(Rejection.of(code(), detail, field));
  }
}
