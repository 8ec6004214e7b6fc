/** Work that is done by the clock. */
@NullMarked
package dev.plenum.kernel.work;

import org.jspecify.annotations.NullMarked;
