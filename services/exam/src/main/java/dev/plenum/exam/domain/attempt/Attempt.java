package dev.plenum.exam.domain.attempt;

import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.paper.Answer;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student's sitting of the exam.
 *
 * @param device the one that sits now
 * @param endsAt when the time is over, as things stand; while paused, as if it went on
 * @param pausedAt since when the time rests; null while it runs
 * @param pausedMillis of all pauses that are over
 * @param leases empty where items have no timer
 * @param answers the last one in time of each item
 * @param late the last one too late of each item
 * @param seq of the last entry that changed anything here
 */
public record Attempt(
    String device,
    Instant beganAt,
    Instant endsAt,
    @Nullable Instant pausedAt,
    long pausedMillis,
    Vector<Stretch> leases,
    HashMap<String, SavedAnswer> answers,
    HashMap<String, LateAnswer> late,
    Conduct conduct,
    @Nullable FinalHandIn handIn,
    long seq) {

  public static Attempt begin(
      String device, Instant at, Instant endsAt, Vector<Stretch> leases, long seq) {
    return new Attempt(
        device,
        at,
        endsAt,
        null,
        0,
        leases,
        HashMap.empty(),
        HashMap.empty(),
        Conduct.CLEAN,
        null,
        seq);
  }

  public boolean paused() {
    return pausedAt != null;
  }

  public boolean handedIn() {
    return handIn != null;
  }

  public boolean terminated() {
    return conduct.termination() != null;
  }

  /** Whether the student can work right now, time permitting. */
  public boolean sitting() {
    return !paused() && !handedIn() && !terminated();
  }

  /** The answer that is graded; null where there is none. */
  public @Nullable Answer answer(String item) {
    return answerAsOf(item, Long.MAX_VALUE);
  }

  /** The answer that was graded when the ledger ended at {@code seq}. */
  public @Nullable Answer answerAsOf(String item, long seq) {
    LateAnswer counted = counted(item, seq);
    if (counted != null) {
      return counted.answer();
    }
    SavedAnswer saved = answers.getOrElse(item, null);
    return saved == null ? null : saved.answer();
  }

  /** Ledger position of the answer that was graded when the ledger ended at {@code seq}. */
  public long answerSeqAsOf(String item, long seq) {
    LateAnswer counted = counted(item, seq);
    if (counted != null) {
      return counted.seq();
    }
    SavedAnswer saved = answers.getOrElse(item, null);
    return saved == null ? 0 : saved.seq();
  }

  /** A late answer that an appeal made count, not later than {@code seq}. */
  private @Nullable LateAnswer counted(String item, long seq) {
    LateAnswer kept = late.getOrElse(item, null);
    return kept != null && kept.countedSeq() > 0 && kept.countedSeq() <= seq ? kept : null;
  }

  public Attempt on(String next, long at) {
    return new Attempt(
        next, beganAt, endsAt, pausedAt, pausedMillis, leases, answers, late, conduct, handIn, at);
  }

  public Attempt saving(String item, SavedAnswer answer) {
    return with(answers.put(item, answer), late, answer.seq());
  }

  public Attempt keeping(String item, LateAnswer answer, long at) {
    return with(answers, late.put(item, answer), at);
  }

  public Attempt with(Conduct next, long at) {
    return new Attempt(
        device, beganAt, endsAt, pausedAt, pausedMillis, leases, answers, late, next, handIn, at);
  }

  public Attempt handedIn(FinalHandIn by) {
    return new Attempt(
        device, beganAt, endsAt, null, pausedMillis, leases, answers, late, conduct, by, by.seq());
  }

  public Attempt advanced(long at, long entry) {
    return timed(pausedAt, pausedMillis, Leases.advance(leases, at), entry);
  }

  public Attempt paused(Instant at, long entry) {
    Vector<Stretch> held = leases.isEmpty() ? leases : Leases.pause(leases, at.toEpochMilli());
    return timed(at, pausedMillis, held, entry);
  }

  /** Goes on after a pause; unchanged where there is none. */
  public Attempt resumed(Instant at, long entry) {
    if (pausedAt == null) {
      return this;
    }
    long rested = Math.max(0, at.toEpochMilli() - pausedAt.toEpochMilli());
    Vector<Stretch> on = leases.isEmpty() ? leases : Leases.resume(leases, at.toEpochMilli());
    return timed(null, pausedMillis + rested, on, entry);
  }

  /**
   * Sits again as if the time had rested for the last {@code millis}, whoever handed in meanwhile.
   */
  public Attempt rested(long until, long millis) {
    Vector<Stretch> on =
        leases.isEmpty() ? leases : Leases.resume(Leases.pause(leases, until - millis), until);
    return new Attempt(
        device,
        beganAt,
        endsAt,
        null,
        pausedMillis + millis,
        on,
        answers,
        late,
        conduct,
        null,
        seq);
  }

  /** The same with other answers in force. */
  public Attempt restored(HashMap<String, SavedAnswer> saved, HashMap<String, LateAnswer> kept) {
    return with(saved, kept, seq);
  }

  public Attempt retimed(Instant at, long itemMillis, long entry) {
    return leases.isEmpty()
        ? timed(pausedAt, pausedMillis, leases, entry)
        : timed(
            pausedAt, pausedMillis, Leases.retime(leases, at.toEpochMilli(), itemMillis), entry);
  }

  public Attempt ending(Instant at) {
    return new Attempt(
        device, beganAt, at, pausedAt, pausedMillis, leases, answers, late, conduct, handIn, seq);
  }

  private Attempt with(
      HashMap<String, SavedAnswer> saved, HashMap<String, LateAnswer> kept, long at) {
    return new Attempt(
        device, beganAt, endsAt, pausedAt, pausedMillis, leases, saved, kept, conduct, handIn, at);
  }

  private Attempt timed(
      @Nullable Instant paused, long rested, Vector<Stretch> stretches, long entry) {
    return new Attempt(
        device, beganAt, endsAt, paused, rested, stretches, answers, late, conduct, handIn, entry);
  }
}
