package dev.plenum.node.security;

import java.time.Instant;

/**
 * Who a token speaks for.
 *
 * @param subject a voter's pseudonym, or the name of an officer
 */
public record Caller(String subject, String role, Instant expires) {}
