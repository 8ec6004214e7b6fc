/** Marks: the automatic ones, what people entered, and the score that follows. */
@NullMarked
package dev.plenum.exam.domain.grade;

import org.jspecify.annotations.NullMarked;
