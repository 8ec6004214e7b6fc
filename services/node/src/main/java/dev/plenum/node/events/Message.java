package dev.plenum.node.events;

import org.jspecify.annotations.Nullable;

/**
 * A line of the stream that listeners hear.
 *
 * @param id ledger position, where the message has one
 * @param json one line
 */
public record Message(String name, @Nullable Long id, String json) {}
