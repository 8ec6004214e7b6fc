package dev.plenum.exam.domain.roster;

import io.vavr.collection.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part, by pseudonym. A roster comes in chunks and is usable only once it is sealed, so
 * that an import that broke off half-way keeps nobody out.
 *
 * @param digest names the roster file that is in force; null before the first seal
 * @param students how many of the participants are students
 * @param arriving an import that is not sealed yet
 */
public record Roster(
    @Nullable String digest,
    HashMap<String, Participant> participants,
    int students,
    @Nullable Arriving arriving) {

  public static final Roster EMPTY = new Roster(null, HashMap.empty(), 0, null);

  /** Most lines in one chunk, which bounds the size of a ledger entry. */
  public static final int CHUNK = 1000;

  /**
   * An import under way.
   *
   * @param chunks chunks folded so far; they come in order
   */
  public record Arriving(
      String digest, int chunks, HashMap<String, Participant> participants, int students) {

    public Arriving with(List<RosterLine> chunk) {
      HashMap<String, Participant> grown = participants;
      int more = 0;
      for (RosterLine line : chunk) {
        grown =
            grown.put(
                line.pseudonym(), new Participant(line.role(), line.rollOrder(), line.extra()));
        more += line.role() == Role.STUDENT ? 1 : 0;
      }
      return new Arriving(digest, chunks + 1, grown, students + more);
    }
  }

  public boolean sealed() {
    return digest != null;
  }

  public int size() {
    return participants.size();
  }

  public @Nullable Participant of(String pseudonym) {
    return participants.getOrElse(pseudonym, null);
  }

  /** A student's line; null for strangers and for staff. */
  public @Nullable Participant student(String pseudonym) {
    Participant found = of(pseudonym);
    return found != null && found.role() == Role.STUDENT ? found : null;
  }

  public Roster with(String pseudonym, Participant participant) {
    return new Roster(digest, participants.put(pseudonym, participant), students, arriving);
  }

  /** The import that a chunk of {@code wanted} continues; an empty one where it starts anew. */
  public Arriving arriving(String wanted) {
    Arriving current = arriving;
    return current != null && current.digest().equals(wanted)
        ? current
        : new Arriving(wanted, 0, HashMap.empty(), 0);
  }

  public Roster taking(List<RosterLine> chunk, String wanted, boolean anew) {
    Arriving onto = anew ? new Arriving(wanted, 0, HashMap.empty(), 0) : arriving(wanted);
    return new Roster(digest, participants, students, onto.with(chunk));
  }

  public Roster sealedAs(String wanted) {
    Arriving complete = arriving(wanted);
    return new Roster(wanted, complete.participants(), complete.students(), null);
  }
}
