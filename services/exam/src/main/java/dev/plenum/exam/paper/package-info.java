/** What is asked and what is right: items, choices, marks. */
@NullMarked
package dev.plenum.exam.paper;

import org.jspecify.annotations.NullMarked;
