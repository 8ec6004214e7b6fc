package dev.plenum.kernel.machine;

/**
 * A command that time made due.
 *
 * @param key names the occasion, for example {@code close/3}; equal keys are one command
 */
public record Due<C>(String key, C command) {}
