/** Time and threads that a seed decides: every run of one seed is the same, to the last step. */
@NullMarked
package dev.plenum.simulation.time;

import org.jspecify.annotations.NullMarked;
