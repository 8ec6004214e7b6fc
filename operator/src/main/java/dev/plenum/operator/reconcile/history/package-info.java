/** A database that lost entries or has foreign ones: what a person decided, and the step then. */
@NullMarked
package dev.plenum.operator.reconcile.history;

import org.jspecify.annotations.NullMarked;
