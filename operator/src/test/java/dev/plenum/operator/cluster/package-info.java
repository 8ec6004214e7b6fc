@NullMarked
package dev.plenum.operator.cluster;

import org.jspecify.annotations.NullMarked;
