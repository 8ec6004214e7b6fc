/**
 * What was refused is refused. An accepted command is found by its id for ever; a refused one
 * leaves no entry, so a majority of the nodes remembers it for as long as a copy may still arrive.
 */
@NullMarked
package dev.plenum.kernel.refusal;

import org.jspecify.annotations.NullMarked;
