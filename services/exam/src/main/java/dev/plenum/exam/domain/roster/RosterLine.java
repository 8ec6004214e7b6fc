package dev.plenum.exam.domain.roster;

/**
 * A line of the roster as the ledger may know it.
 *
 * @param pseudonym stands for the person
 * @param rollOrder position by roll number, by which ties are decided
 */
public record RosterLine(String pseudonym, Role role, int rollOrder, ExtraTime extra) {}
