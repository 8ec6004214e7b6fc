package dev.plenum.exam.domain.roster;

/** Somebody on the roster. */
public record Participant(Role role, int rollOrder, ExtraTime extra) {

  public Participant with(ExtraTime next) {
    return new Participant(role, rollOrder, next);
  }
}
