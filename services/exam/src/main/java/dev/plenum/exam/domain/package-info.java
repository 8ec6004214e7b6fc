/** The rules of an exam: state, commands, events, and the decisions between them. */
@NullMarked
package dev.plenum.exam.domain;

import org.jspecify.annotations.NullMarked;
