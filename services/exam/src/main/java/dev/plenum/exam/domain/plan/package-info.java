/** What an exam promises before it begins, and what makes a plan or a paper impossible to hold. */
@NullMarked
package dev.plenum.exam.domain.plan;

import org.jspecify.annotations.NullMarked;
