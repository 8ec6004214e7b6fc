/** The smallest domain in which everything that can go wrong shows. */
@NullMarked
package dev.plenum.simulation.domain;

import org.jspecify.annotations.NullMarked;
