/**
 * Tables that people bring, as a workbook or CSV: the same rows from either, each problem named by
 * its place, and no file trusted.
 */
@NullMarked
package dev.plenum.kernel.intake.table;

import org.jspecify.annotations.NullMarked;
