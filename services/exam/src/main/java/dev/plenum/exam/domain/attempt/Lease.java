package dev.plenum.exam.domain.attempt;

/**
 * An item's time.
 *
 * @param index of the item in the student's order
 * @param from milliseconds since 1970
 * @param until the moment at which the next item begins
 */
public record Lease(int index, long from, long until) {}
