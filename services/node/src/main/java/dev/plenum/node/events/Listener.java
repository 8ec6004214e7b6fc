package dev.plenum.node.events;

import dev.plenum.node.security.Caller;
import org.jspecify.annotations.Nullable;

/** Somebody who listens; slow ones are let go and come again. */
public interface Listener {

  /** Who it is; null for somebody who has not logged in. */
  @Nullable Caller caller();

  /** The name of this page's clock. */
  String clockName();

  void tell(Message message);

  /** This node goes: listen to another one. */
  void end();
}
