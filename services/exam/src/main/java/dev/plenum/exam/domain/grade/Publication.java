package dev.plenum.exam.domain.grade;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Paper;
import io.vavr.collection.HashMap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was published: as it was then, whatever changes afterwards.
 *
 * @param version of the sheet
 * @param paper with the key of then
 * @param lines by student; only those who sat the exam
 * @param plan of then; null in snapshots from before it was kept
 * @param then by student, of those for whom something has changed since: how it was
 */
public record Publication(
    int version,
    Instant at,
    long seq,
    Paper paper,
    HashMap<String, ScoreLine> lines,
    @Nullable ExamPlan plan,
    HashMap<String, Then> then) {

  @SuppressWarnings("ConstantValue") // snapshots from before it was kept have none
  public Publication {
    then = then == null ? HashMap.empty() : then;
  }

  /** Remembers how it was; what is known of a student already is older and stays. */
  public Publication keeping(String student, Then before) {
    return then.containsKey(student)
        ? this
        : new Publication(version, at, seq, paper, lines, plan, then.put(student, before));
  }
}
