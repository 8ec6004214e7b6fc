package dev.plenum.exam.domain.conduct;

import dev.plenum.exam.domain.plan.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened beside the answering. Reports that belong together are one incident.
 *
 * @param number counts a student's incidents from 1
 * @param fromMillis since 1970, as the device says, never later than the report was received
 * @param untilMillis never later than the report was received
 * @param note what a proctor saw; null for what a page reported
 * @param seq ledger position of the latest report: the evidence
 * @param struck whether there is a strike for it
 */
public record Incident(
    int number,
    IncidentKind kind,
    long fromMillis,
    long untilMillis,
    String device,
    @Nullable String note,
    long seq,
    boolean struck) {

  /** Reports of the same kind that are no further apart than this are one incident. */
  public static final long DEBOUNCE_MILLIS = 5_000;

  /** Whether a report from {@code from} to {@code until} is about this incident. */
  public boolean covers(IncidentKind reported, long from, long until) {
    return kind == reported
        && from <= untilMillis + DEBOUNCE_MILLIS
        && until >= fromMillis - DEBOUNCE_MILLIS;
  }

  public long millis() {
    return untilMillis - fromMillis;
  }
}
