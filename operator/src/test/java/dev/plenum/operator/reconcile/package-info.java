@NullMarked
package dev.plenum.operator.reconcile;

import org.jspecify.annotations.NullMarked;
