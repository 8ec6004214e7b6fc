@NullMarked
package dev.plenum.trust;

import org.jspecify.annotations.NullMarked;
