@NullMarked
package dev.plenum.operator.model;

import org.jspecify.annotations.NullMarked;
