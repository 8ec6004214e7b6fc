package dev.plenum.node.watch;

import io.micronaut.core.order.Ordered;

/** A mounted file that is looked at again and again, those of lower order first. */
public interface MountedFile extends Ordered {
  void look();
}
