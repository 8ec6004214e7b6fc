/** Starts the operator: settings, health and metrics. */
@NullMarked
package dev.plenum.operator;

import org.jspecify.annotations.NullMarked;
