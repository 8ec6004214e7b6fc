/** Replacing pods: what is seen of them, and the one step that a decision allows. */
@NullMarked
package dev.plenum.operator.reconcile.rollout;

import org.jspecify.annotations.NullMarked;
