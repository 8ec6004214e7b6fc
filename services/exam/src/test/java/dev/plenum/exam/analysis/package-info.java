@NullMarked
package dev.plenum.exam.analysis;

import org.jspecify.annotations.NullMarked;
