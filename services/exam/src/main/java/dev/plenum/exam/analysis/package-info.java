/**
 * What the answers say about the items: facility, discrimination, reliability. For people to read;
 * nothing here decides a mark, so floating-point numbers are at home.
 */
@NullMarked
package dev.plenum.exam.analysis;

import org.jspecify.annotations.NullMarked;
