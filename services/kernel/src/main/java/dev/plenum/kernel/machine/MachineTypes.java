package dev.plenum.kernel.machine;

/** The classes of a domain's state, commands and events, for writing and reading them as JSON. */
public record MachineTypes<S, C, E>(Class<S> state, Class<C> command, Class<E> event) {}
