/** Makes the cluster as the model wants it, one small step after another. */
@NullMarked
package dev.plenum.operator.reconcile;

import org.jspecify.annotations.NullMarked;
