/** A student's work: time, leases of items, answers, hand-in. All of it pure calculation. */
@NullMarked
package dev.plenum.exam.domain.attempt;

import org.jspecify.annotations.NullMarked;
