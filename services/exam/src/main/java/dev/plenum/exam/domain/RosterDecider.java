package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SetupCommand.ImportRosterChunk;
import dev.plenum.exam.domain.SetupCommand.SealRoster;
import dev.plenum.exam.domain.SetupEvent.RosterChunkImported;
import dev.plenum.exam.domain.SetupEvent.RosterSealed;
import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Roster;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.kernel.machine.Decision;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a roster may be taken in. */
final class RosterDecider {
  private static final int LONGEST_PSEUDONYM = 64;
  private static final int LAST_ORDER = 9_999_999;
  private static final int MOST_PERMILLE = 10_000;
  private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

  private RosterDecider() {}

  static Decision<ExamEvent> decide(Exam exam, ImportRosterChunk chunk) {
    Reason closed = closed(exam, chunk.digest());
    if (closed != null) {
      return closed.refuse();
    }
    Roster.Arriving arriving = exam.roster().arriving(chunk.digest());
    // Chunk 0 starts anew, so that an import which broke off can be made again.
    int expected = chunk.chunk() == 0 ? 0 : arriving.chunks();
    if (chunk.chunk() != expected) {
      return Reason.RosterOutOfOrder.refuse();
    }
    String fault = fault(chunk, chunk.chunk() == 0 ? null : arriving);
    return fault != null
        ? Reason.RosterLineInvalid.refuse(fault, "lines")
        : Decision.accepted(new RosterChunkImported(chunk.digest(), chunk.chunk(), chunk.lines()));
  }

  static Decision<ExamEvent> decide(Exam exam, SealRoster seal) {
    Reason closed = closed(exam, seal.digest());
    if (closed != null) {
      return closed.refuse();
    }
    Roster.Arriving arriving = exam.roster().arriving(seal.digest());
    boolean complete =
        arriving.chunks() == seal.chunks()
            && arriving.participants().size() == seal.size()
            && arriving.students() > 0;
    if (!complete) {
      return Reason.RosterIncomplete.refuse();
    }
    int orders = arriving.participants().values().map(one -> one.rollOrder()).toSet().size();
    return orders == seal.size()
        ? Decision.accepted(new RosterSealed(seal.digest()))
        : Reason.RosterLineInvalid.refuse("Two lines have the same place in the order.", "lines");
  }

  private static @Nullable Reason closed(Exam exam, String digest) {
    if (digest.equals(exam.roster().digest())) {
      return Reason.RosterUnchanged;
    }
    return exam.phase().begun() ? Reason.RosterInForce : null;
  }

  private static @Nullable String fault(ImportRosterChunk chunk, Roster.@Nullable Arriving before) {
    if (chunk.lines().isEmpty() || chunk.lines().size() > Roster.CHUNK) {
      return "A chunk has 1 to " + Roster.CHUNK + " lines; this one has " + chunk.lines().size();
    }
    Set<String> seen = new HashSet<>();
    for (RosterLine line : chunk.lines()) {
      boolean earlier = before != null && before.participants().containsKey(line.pseudonym());
      if (earlier || !seen.add(line.pseudonym())) {
        return "Somebody stands on the roster twice";
      }
      String fault = fault(line);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable String fault(RosterLine line) {
    if (line.pseudonym().isBlank() || line.pseudonym().length() > LONGEST_PSEUDONYM) {
      return "A pseudonym has 1 to " + LONGEST_PSEUDONYM + " characters";
    }
    if (line.rollOrder() < 0 || line.rollOrder() > LAST_ORDER) {
      return "A place in the order is from 0 to " + LAST_ORDER + "; one is " + line.rollOrder();
    }
    ExtraTime extra = line.extra();
    boolean possible =
        extra.permille() >= 1000
            && extra.permille() <= MOST_PERMILLE
            && extra.millis() >= 0
            && extra.millis() <= MOST_MILLIS;
    return possible ? null : "Extra time is up to ten times the time, or up to a day more";
  }
}
