@NullMarked
package dev.plenum.operator;

import org.jspecify.annotations.NullMarked;
