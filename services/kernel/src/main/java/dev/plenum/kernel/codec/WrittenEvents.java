package dev.plenum.kernel.codec;

/**
 * Events as an entry holds them.
 *
 * @param json canonical
 * @param format the lowest format whose readers understand all of them
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier
public record WrittenEvents(byte[] json, int format) {}
