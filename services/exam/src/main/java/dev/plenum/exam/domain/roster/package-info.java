/** Who takes part, by pseudonym. */
@NullMarked
package dev.plenum.exam.domain.roster;

import org.jspecify.annotations.NullMarked;
