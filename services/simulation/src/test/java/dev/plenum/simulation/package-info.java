/** What the simulation shows, and what it is worth. */
@NullMarked
package dev.plenum.simulation;

import org.jspecify.annotations.NullMarked;
