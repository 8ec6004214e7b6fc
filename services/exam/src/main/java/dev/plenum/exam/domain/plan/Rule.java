package dev.plenum.exam.domain.plan;

import java.time.Duration;

/**
 * What counts as a strike.
 *
 * @param after how long it must have lasted
 */
public record Rule(IncidentKind kind, Duration after) {}
