package dev.plenum.kernel.codec;

import java.util.List;

/**
 * Events of an entry, in the form that this program knows them in.
 *
 * @param format the lowest format whose readers understand what was written
 */
public record ReadEvents<E>(List<E> events, int format) {}
