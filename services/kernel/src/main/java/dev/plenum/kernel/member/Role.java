package dev.plenum.kernel.member;

import dev.plenum.kernel.shard.NodeRole;
import org.jspecify.annotations.Nullable;

/** What this node is to its shard, one thing at a time; {@link Roles} says what follows what. */
sealed interface Role<R> {
  /** Brings its replica to the ledger's head, and takes part in nothing yet. */
  record Restoring<R>() implements Role<R> {}

  /** Folds what another node leads; where nobody does, it may reach for leadership. */
  record Following<R>() implements Role<R> {}

  /**
   * Asks who should lead, takes an epoch, hears what others know.
   *
   * @param campaign its number: what an earlier one leaves undone must not end it
   */
  record Reaching<R>(long campaign) implements Role<R> {}

  /** Decides and commits in its epoch. */
  record Leading<R>(R reign) implements Role<R> {}

  /** Finishes what it leads, if it does, and reaches for nothing any more. */
  record Leaving<R>(@Nullable R reign) implements Role<R> {}

  /** May not lead and should not be asked, for the obstacles that it met. */
  record StandingStill<R>() implements Role<R> {}

  /** The reign of this node, if it leads. */
  static <R> @Nullable R reign(Role<R> role) {
    return switch (role) {
      case Leading<R>(var reign) -> reign;
      case Leaving<R>(var reign) -> reign;
      case Restoring<R> _, Following<R> _, Reaching<R> _, StandingStill<R> _ -> null;
    };
  }

  /** The same for who looks from outside. */
  default NodeRole told() {
    return switch (this) {
      case Restoring<R> _ -> NodeRole.Restoring;
      case Following<R> _ -> NodeRole.Following;
      case Reaching<R> _ -> NodeRole.Reaching;
      case Leading<R> _ -> NodeRole.Leading;
      case Leaving<R> _ -> NodeRole.Leaving;
      case StandingStill<R> _ -> NodeRole.StandingStill;
    };
  }
}
