/**
 * Files that people bring and take: papers, rosters, the resource. Readers name every problem by
 * its place and take all of a file or nothing of it; no reader trusts a file.
 */
@NullMarked
package dev.plenum.exam.files;

import org.jspecify.annotations.NullMarked;
