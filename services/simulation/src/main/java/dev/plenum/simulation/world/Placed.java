package dev.plenum.simulation.world;

import dev.plenum.simulation.world.Occasion.Mishap;

/**
 * Something that befalls a world.
 *
 * @param occasion on which of its occasions, counted from 0
 */
public record Placed(int occasion, Mishap mishap) {}
