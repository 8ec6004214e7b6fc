package dev.plenum.cli.simulate.exam;

import java.util.UUID;

/**
 * An answer that a node acknowledged, as its student remembers it.
 *
 * @param answer in one form whatever the order of its choices
 * @param late kept as evidence, not scored
 */
record Acknowledged(
    String roll, String item, String answer, UUID commandId, long seq, boolean late) {}
