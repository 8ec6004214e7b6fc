package dev.plenum.exam.domain.attempt;

import dev.plenum.exam.paper.Answer;

/**
 * An answer that counts.
 *
 * @param marked for the student's own review
 * @param receivedMillis since 1970
 * @param seq ledger position that made it count
 */
public record SavedAnswer(Answer answer, boolean marked, long receivedMillis, long seq) {}
