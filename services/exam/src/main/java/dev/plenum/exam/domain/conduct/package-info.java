/** What proctoring sees and decides: incidents, strikes, appeals, messages. */
@NullMarked
package dev.plenum.exam.domain.conduct;

import org.jspecify.annotations.NullMarked;
