/**
 * Published results as files: a workbook, CSV, parts that lie on several nodes, and who has which
 * of them. Every byte follows from the results, so that nodes can compare digests.
 */
@NullMarked
package dev.plenum.exam.results;

import org.jspecify.annotations.NullMarked;
