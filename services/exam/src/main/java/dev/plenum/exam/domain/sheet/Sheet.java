package dev.plenum.exam.domain.sheet;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The marksheet: many read it, one writes.
 *
 * @param version one more with everything that can change a score
 * @param grant null while nobody edits
 * @param highest the greatest token ever granted
 * @param history the latest steps
 * @param rows what people entered, by student
 * @param claims by item
 * @param staged of a file that is on its way into the sheet; null while none is
 */
public record Sheet(
    int version,
    @Nullable Grant grant,
    Token highest,
    Vector<Waiting> waiting,
    Vector<SheetStep> history,
    HashMap<String, Row> rows,
    HashMap<String, Claim> claims,
    @Nullable Staged staged) {

  public static final Sheet BLANK =
      new Sheet(
          0,
          null,
          Token.NONE,
          Vector.empty(),
          Vector.empty(),
          HashMap.empty(),
          HashMap.empty(),
          null);

  /** Most steps of the history that are kept here; the ledger keeps all. */
  public static final int REMEMBERED = 200;

  /** Most people in line. */
  public static final int LINE = 100;

  public Row row(String student) {
    return rows.getOrElse(student, Row.EMPTY);
  }

  public boolean waits(String who) {
    return waiting.exists(one -> one.who().equals(who));
  }

  /** The grant that is in force at a time; null where nobody may write then. */
  public @Nullable Grant grantAt(Instant time) {
    Grant current = grant;
    return current != null && current.aliveAt(time) ? current : null;
  }

  public @Nullable Claim claimAt(String item, Instant time) {
    Claim claim = claims.getOrElse(item, null);
    return claim != null && claim.aliveAt(time) ? claim : null;
  }

  public Sheet changed() {
    return new Sheet(version + 1, grant, highest, waiting, history, rows, claims, staged);
  }

  public Sheet requested(Waiting one) {
    return lined(waiting.append(one));
  }

  public Sheet left(String who) {
    return lined(waiting.reject(one -> one.who().equals(who)));
  }

  public Sheet granted(Grant next) {
    Vector<Waiting> rest = waiting.reject(one -> one.who().equals(next.holder()));
    return new Sheet(version, next, next.token(), rest, history, rows, claims, null);
  }

  public Sheet renewed(Instant at) {
    Grant current = grant;
    return new Sheet(
        version,
        current == null ? null : current.renewed(at),
        highest,
        waiting,
        history,
        rows,
        claims,
        staged);
  }

  public Sheet free() {
    return new Sheet(version, null, highest, waiting, history, rows, claims, null);
  }

  public Sheet noting(SheetStep step) {
    return new Sheet(
        version,
        grant,
        highest,
        waiting,
        history.append(step).takeRight(REMEMBERED),
        rows,
        claims,
        staged);
  }

  public Sheet with(String student, Row row) {
    return new Sheet(
        version, grant, highest, waiting, history, rows.put(student, row), claims, staged);
  }

  public Sheet claimed(String item, @Nullable Claim claim) {
    return new Sheet(
        version,
        grant,
        highest,
        waiting,
        history,
        rows,
        claim == null ? claims.remove(item) : claims.put(item, claim),
        staged);
  }

  public Sheet staging(@Nullable Staged next) {
    return new Sheet(version, grant, highest, waiting, history, rows, claims, next);
  }

  private Sheet lined(Vector<Waiting> next) {
    return new Sheet(version, grant, highest, next, history, rows, claims, staged);
  }
}
