package dev.plenum.exam.domain.grade;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.sheet.Row;
import org.jspecify.annotations.Nullable;

/**
 * How it stood with a student when the results were published.
 *
 * @param attempt null where the student never began
 * @param row null where nobody had entered anything
 */
public record Then(@Nullable Attempt attempt, @Nullable Row row) {}
