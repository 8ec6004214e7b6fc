package dev.plenum.exam.domain.conduct;

import java.time.Instant;

/**
 * Why an attempt ended before its time.
 *
 * @param strike number of the strike that did it; 0 where a person did
 */
public record Termination(Instant at, String by, String reason, int strike) {}
