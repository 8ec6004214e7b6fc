@NullMarked
package dev.plenum.exam.results;

import org.jspecify.annotations.NullMarked;
