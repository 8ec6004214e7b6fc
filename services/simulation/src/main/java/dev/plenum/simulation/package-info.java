/** The kernel without a machine: worlds in which everything that can go wrong goes wrong. */
@NullMarked
package dev.plenum.simulation;

import org.jspecify.annotations.NullMarked;
