package dev.plenum.election.domain;

import org.jspecify.annotations.Nullable;

/** Something a voter can mark. */
public record ContestOption(String id, String name, @Nullable String image) {}
