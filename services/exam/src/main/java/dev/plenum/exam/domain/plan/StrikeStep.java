package dev.plenum.exam.domain.plan;

/**
 * What the first, second … strike costs.
 *
 * @param penaltyPercent taken off the marks
 * @param terminate whether the attempt ends
 */
public record StrikeStep(int penaltyPercent, boolean terminate) {}
