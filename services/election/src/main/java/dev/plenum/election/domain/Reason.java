package dev.plenum.election.domain;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Rejection;

/** Why an election refuses, each with the sentence that the person who asked reads. */
public enum Reason {
  NotConfigured("The election has not been set up yet. Try again in a moment."),
  NotOpen("Voting has not begun."),
  Paused("Voting is paused. Your ballot was not counted; send it again when voting goes on."),
  TooLate("Voting is over. This ballot came too late and was not counted."),
  BeaconStale("The time your page last heard is too old. Get the time again and send once more."),
  BeaconEarly("The time that came with this ballot lies in the future. Get the time again."),
  NotOnRoll("You are not on the roll of this election."),
  AlreadyVoted("You have voted already. Your first ballot counts and stays as it is."),
  TooManyRevotes("You have changed your ballot as often as this election allows."),
  UnknownContest("There is no such contest in this election."),
  RepeatedContest("A contest stands on this ballot twice."),
  UnknownChoice("There is no such option in this contest."),
  RepeatedChoice("An option is marked twice."),
  TooFewChoices("Too few options are marked in this contest."),
  TooManyChoices("Too many options are marked in this contest."),
  AlreadyOpen("Voting has begun already."),
  NotPaused("Voting is not paused."),
  NotRunning("Voting is not under way."),
  NotDue("The announced time is another one."),
  RegistrationClosed("Nobody registers here: who may vote is on the roll."),
  RegistrationOver("Voting has begun; nobody can register any more."),
  RegistrationFull("No more people can register for this election."),
  AlreadyRegistered("Somebody is on the roll by this name already. Choose another one."),
  RollMissing("There is no complete roll yet, so nobody could vote."),
  RollInForce("Voting has begun; the roll can no longer change."),
  RollUnchanged("This roll is in force already."),
  RollOutOfOrder("A chunk of the roll came out of order. Start the import again."),
  RollIncomplete("The roll has not arrived completely. Start the import again."),
  RollLineInvalid("A line of the roll cannot be used."),
  ManifestInvalid("The election cannot be held like this."),
  ManifestUnchanged("The election reads like this already."),
  ImmutableOnceOpen("Voting has begun; what voters were promised can no longer change."),
  ClosingTimePast("The closing time must lie in the future."),
  ClosingTimeTooFar("The closing time can be a year from now at most."),
  ClosingTimeTooSoon("The closing time can be brought forward to ten minutes from now at most."),
  StillReceiving("Ballots that were sent before the close may still arrive. Try again shortly."),
  NotClosed("Voting is not over, so there is nothing to count."),
  AlreadyPublished("The results are published and stay as they are."),
  NotTallied("The ballots have not been counted yet."),
  WrongLotKey("This is not the key that was fixed before the election.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  <E> Decision<E> refuse() {
    return Decision.rejected(Rejection.of(name(), sentence));
  }

  /** Refuses, naming the part of the command that is at fault. */
  <E> Decision<E> refuse(String detail, String field) {
    return Decision.rejected(Rejection.of(name(), detail, field));
  }
}
