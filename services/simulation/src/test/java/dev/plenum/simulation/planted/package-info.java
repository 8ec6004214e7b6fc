/** Faults put into the sources on purpose: what the simulation would be worth. */
@NullMarked
package dev.plenum.simulation.planted;

import org.jspecify.annotations.NullMarked;
