package dev.plenum.exam.domain.sheet;

import java.time.Instant;

/** Somebody in line for the sheet. */
public record Waiting(String who, Instant since, long seq) {}
