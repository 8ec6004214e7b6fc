package dev.plenum.exam.domain.plan;

/** What each student sees in an order of their own. */
public record Shuffle(boolean items, boolean choices) {}
