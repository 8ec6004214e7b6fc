package dev.plenum.operator.status;

/** Something that a person must put right; what can go on without it goes on. */
public record Finding(Reason reason, String message) {}
