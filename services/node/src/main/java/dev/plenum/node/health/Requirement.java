package dev.plenum.node.health;

import java.util.function.BooleanSupplier;

/**
 * What a domain needs besides, so that a node can do its work for whoever comes.
 *
 * @param name what it is, in a word or two for whoever looks after the node
 */
public record Requirement(String name, BooleanSupplier holds) {
  boolean met() {
    return holds.getAsBoolean();
  }
}
