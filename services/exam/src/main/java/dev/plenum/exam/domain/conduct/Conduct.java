package dev.plenum.exam.domain.conduct;

import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.plan.StrikeStep;
import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a student and what followed.
 *
 * @param incidents the latest of them, and all that led to a strike
 * @param seen how many incidents there were
 * @param termination null while the attempt is not ended by one
 */
public record Conduct(
    Vector<Incident> incidents,
    int seen,
    Vector<Strike> strikes,
    Vector<Appeal> appeals,
    Vector<Message> messages,
    @Nullable Termination termination) {

  public static final Conduct CLEAN =
      new Conduct(Vector.empty(), 0, Vector.empty(), Vector.empty(), Vector.empty(), null);

  /** Most incidents without a strike, and most messages, that are remembered here. */
  static final int REMEMBERED = 30;

  /** The incident that a report is about, where there is one already. */
  public @Nullable Incident covering(IncidentKind kind, long from, long until) {
    for (int i = incidents.size() - 1; i >= 0; i--) {
      if (incidents.get(i).covers(kind, from, until)) {
        return incidents.get(i);
      }
    }
    return null;
  }

  public @Nullable Strike strike(int number) {
    return number >= 1 && number <= strikes.size() ? strikes.get(number - 1) : null;
  }

  public @Nullable Appeal appeal(int number) {
    return number >= 1 && number <= appeals.size() ? appeals.get(number - 1) : null;
  }

  /** How many strikes nobody has dismissed. */
  public int standing() {
    return strikes.count(Strike::stands);
  }

  /** How many strikes nobody has reviewed. */
  public int unreviewed() {
    return strikes.count(strike -> strike.state() == Strike.State.PROVISIONAL);
  }

  /** How many appeals nobody has decided. */
  public int undecided() {
    return appeals.count(appeal -> appeal.state() == Appeal.State.OPEN);
  }

  /**
   * What the strikes that stand cost together: the highest penalty of as many steps. A strike's
   * place counts among those that stand, so that one which is dismissed leaves nothing behind: the
   * second becomes the first.
   */
  public int penaltyPercent(Proctoring rules) {
    int highest = 0;
    for (int i = 0; i < standing(); i++) {
      StrikeStep step = rules.step(i);
      highest = step == null ? highest : Math.max(highest, step.penaltyPercent());
    }
    return highest;
  }

  /** Whether as many strikes as stand end an attempt. */
  public boolean terminates(Proctoring rules) {
    for (int i = 0; i < standing(); i++) {
      StrikeStep step = rules.step(i);
      if (step != null && step.terminate()) {
        return true;
      }
    }
    return false;
  }

  /** Adds an incident, or puts it in the place of what was known of it before. */
  public Conduct with(Incident incident) {
    int place = incidents.indexWhere(known -> known.number() == incident.number());
    if (place >= 0) {
      return with(incidents.update(place, incident));
    }
    Vector<Incident> grown = incidents.append(incident);
    int oldest = grown.indexWhere(known -> !known.struck());
    boolean full = grown.count(known -> !known.struck()) > REMEMBERED;
    return new Conduct(
        full ? grown.removeAt(oldest) : grown,
        Math.max(seen, incident.number()),
        strikes,
        appeals,
        messages,
        termination);
  }

  public Conduct with(Strike strike) {
    Vector<Incident> marked =
        incidents.map(known ->
            known.number() == strike.incident()
                ? new Incident(
                    known.number(),
                    known.kind(),
                    known.fromMillis(),
                    known.untilMillis(),
                    known.device(),
                    known.note(),
                    known.seq(),
                    true)
                : known);
    return new Conduct(marked, seen, strikes.append(strike), appeals, messages, termination);
  }

  public Conduct acknowledged(int number) {
    return replacing(number, strikes.get(number - 1).seen());
  }

  public Conduct reviewed(int number, Strike.State state, String by, String reason) {
    return replacing(number, strikes.get(number - 1).reviewed(state, by, reason));
  }

  public Conduct with(Appeal appeal) {
    return new Conduct(incidents, seen, strikes, appeals.append(appeal), messages, termination);
  }

  public Conduct decided(int number, Appeal.State state, String by, String reason) {
    Appeal decided = appeals.get(number - 1).decided(state, by, reason);
    return new Conduct(
        incidents, seen, strikes, appeals.update(number - 1, decided), messages, termination);
  }

  public Conduct with(Message message) {
    Vector<Message> grown = messages.append(message);
    return new Conduct(incidents, seen, strikes, appeals, grown.takeRight(REMEMBERED), termination);
  }

  public Conduct with(@Nullable Termination next) {
    return new Conduct(incidents, seen, strikes, appeals, messages, next);
  }

  private Conduct with(Vector<Incident> next) {
    return new Conduct(next, seen, strikes, appeals, messages, termination);
  }

  private Conduct replacing(int number, Strike strike) {
    return new Conduct(
        incidents, seen, strikes.update(number - 1, strike), appeals, messages, termination);
  }
}
