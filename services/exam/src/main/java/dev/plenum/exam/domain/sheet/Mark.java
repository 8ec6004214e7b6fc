package dev.plenum.exam.domain.sheet;

import org.jspecify.annotations.Nullable;

/**
 * What a person gave for an item.
 *
 * @param by the marker's pseudonym
 * @param hundredths of a mark
 * @param settles whether it decides, whatever other markers gave: an entry in the sheet, or the
 *     third marker where two differ
 * @param token of the grant with which it was entered; null for a marker's own
 * @param version of the sheet that it made
 */
public record Mark(
    String by,
    long hundredths,
    @Nullable String comment,
    boolean settles,
    @Nullable Token token,
    int version,
    long seq) {}
