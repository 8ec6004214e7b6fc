package dev.plenum.node.pages;

/** A file of the pages, ready to be sent. */
@SuppressWarnings("ArrayRecordComponent") // content, never compared
public record Page(byte[] bytes, byte[] compressed, String etag, String type) {}
