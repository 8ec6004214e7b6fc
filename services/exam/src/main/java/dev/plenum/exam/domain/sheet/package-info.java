/** The marksheet as a thing that one person at a time may edit. */
@NullMarked
package dev.plenum.exam.domain.sheet;

import org.jspecify.annotations.NullMarked;
