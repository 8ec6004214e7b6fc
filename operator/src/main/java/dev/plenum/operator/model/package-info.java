/** What a resource becomes: desired objects and decisions, pure. Talks to nothing. */
@NullMarked
package dev.plenum.operator.model;

import org.jspecify.annotations.NullMarked;
