package dev.plenum.exam.domain.conduct;

import java.time.Instant;

/**
 * A word from the staff.
 *
 * @param from who wrote it, a pseudonym
 */
public record Message(long seq, Instant at, String from, String text, boolean warning) {}
