@NullMarked
package dev.plenum.operator.chart;

import org.jspecify.annotations.NullMarked;
