package dev.plenum.exam.paper;

import org.jspecify.annotations.Nullable;

/**
 * A picture of an item or a choice.
 *
 * @param sha256 of its bytes, hexadecimal; the name under which the bytes are kept
 * @param type such as {@code image/png}
 * @param text what a person who cannot see it is told
 */
public record Image(String sha256, String type, @Nullable String text) {}
