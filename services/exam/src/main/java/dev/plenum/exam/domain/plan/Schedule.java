package dev.plenum.exam.domain.plan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an exam takes place.
 *
 * @param opensAt null where a person opens it
 * @param duration from the opening to the closing time; a late starter gets no more
 */
public record Schedule(@Nullable Instant opensAt, Duration duration) {}
