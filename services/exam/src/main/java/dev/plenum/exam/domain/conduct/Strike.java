package dev.plenum.exam.domain.conduct;

import dev.plenum.exam.domain.plan.IncidentKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an incident cost, until a person has looked at it.
 *
 * @param number counts a student's strikes from 1
 * @param incident number of the incident that it is for
 * @param incidentSeq ledger position of the report that led to it
 * @param penaltyPercent as it was given; what it costs now is {@link Conduct#penaltyPercent}
 * @param terminate whether it ended the attempt
 * @param ruleVersion version of the rules by which it was given
 * @param drill invented for a rehearsal
 * @param acknowledged whether the student has seen it
 * @param reviewedBy null until somebody has
 * @param reason that the reviewer gave
 */
public record Strike(
    int number,
    int incident,
    long incidentSeq,
    IncidentKind kind,
    Instant at,
    int penaltyPercent,
    boolean terminate,
    int ruleVersion,
    boolean drill,
    boolean acknowledged,
    State state,
    @Nullable String reviewedBy,
    @Nullable String reason) {

  /** What people have said of it. */
  public enum State {
    PROVISIONAL,
    CONFIRMED,
    DISMISSED
  }

  public boolean stands() {
    return state != State.DISMISSED;
  }

  Strike seen() {
    return new Strike(
        number,
        incident,
        incidentSeq,
        kind,
        at,
        penaltyPercent,
        terminate,
        ruleVersion,
        drill,
        true,
        state,
        reviewedBy,
        reason);
  }

  Strike reviewed(State next, String by, String why) {
    return new Strike(
        number,
        incident,
        incidentSeq,
        kind,
        at,
        penaltyPercent,
        terminate,
        ruleVersion,
        drill,
        acknowledged,
        next,
        by,
        why);
  }
}
