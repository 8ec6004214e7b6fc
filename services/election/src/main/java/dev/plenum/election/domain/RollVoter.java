package dev.plenum.election.domain;

/**
 * A line of the roll as the ledger knows it.
 *
 * @param voter pseudonym: a keyed hash of election and voter id
 */
public record RollVoter(String voter, long weight) {}
