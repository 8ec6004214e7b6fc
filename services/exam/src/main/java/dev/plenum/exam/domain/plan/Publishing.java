package dev.plenum.exam.domain.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How results reach people.
 *
 * @param at when they are published; null where a person does it
 * @param chunks into how many parts the results are cut
 * @param copies on how many nodes each part lies
 */
public record Publishing(@Nullable Instant at, int chunks, int copies) {}
