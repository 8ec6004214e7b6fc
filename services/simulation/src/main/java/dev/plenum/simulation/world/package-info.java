/** Nodes, the network between them, their database, and everything that befalls them. */
@NullMarked
package dev.plenum.simulation.world;

import org.jspecify.annotations.NullMarked;
