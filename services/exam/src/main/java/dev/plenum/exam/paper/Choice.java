package dev.plenum.exam.paper;

import org.jspecify.annotations.Nullable;

/**
 * One of the answers on offer.
 *
 * @param id unique within its item
 */
public record Choice(String id, String text, @Nullable Image image) {}
