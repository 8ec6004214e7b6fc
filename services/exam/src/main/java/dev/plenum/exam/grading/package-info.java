/** Marks for answers by the key. */
@NullMarked
package dev.plenum.exam.grading;

import org.jspecify.annotations.NullMarked;
