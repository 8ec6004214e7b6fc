package dev.plenum.node.events;

/** How things stand, in one message that everybody may hear. */
public interface Headline {
  Message now();
}
