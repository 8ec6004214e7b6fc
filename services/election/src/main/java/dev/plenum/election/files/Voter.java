package dev.plenum.election.files;

/** A person on the roll. Never leaves a node's memory but for the admin's own eyes. */
public record Voter(String pseudonym, String id, String name, String email, long weight) {}
