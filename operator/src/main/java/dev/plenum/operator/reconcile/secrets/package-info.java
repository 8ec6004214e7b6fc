/** Secrets: those that are made once, and those that a person gives. */
@NullMarked
package dev.plenum.operator.reconcile.secrets;

import org.jspecify.annotations.NullMarked;
