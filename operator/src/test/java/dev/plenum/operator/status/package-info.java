@NullMarked
package dev.plenum.operator.status;

import org.jspecify.annotations.NullMarked;
