package dev.plenum.simulation.world;

import java.util.List;

/**
 * A moment at which something can befall a world, seen from outside of its nodes. What a node does
 * between two of them nobody else can tell apart. With a node that dies, what it sent a moment
 * before is lost on its way.
 */
public enum Occasion {
  /** A node is about to send a message. */
  Sends,
  /** A message is about to reach a node. */
  Hears,
  /** A node is about to take an epoch. */
  TakesEpoch,
  /** A node is about to commit. */
  Commits;

  /** What can befall it. */
  public List<Mishap> mishaps() {
    return switch (this) {
      case Sends -> List.of(Mishap.Killed);
      case Hears -> List.of(Mishap.Killed, Mishap.Lost, Mishap.HeldBack);
      case TakesEpoch ->
          List.of(Mishap.Killed, Mishap.NotAsked, Mishap.Unheard, Mishap.KilledUnheard);
      case Commits ->
          List.of(
              Mishap.Killed,
              Mishap.NotAsked,
              Mishap.Unheard,
              Mishap.KilledUnheard,
              Mishap.Forgotten);
    };
  }

  /** What befalls a world on an occasion. */
  public enum Mishap {
    /** The node dies before. It starts anew a second later. */
    Killed,
    /** The message is lost. */
    Lost,
    /** The message and all that follow it on its way come late: others are long ahead. */
    HeldBack,
    /** The database is not reached. */
    NotAsked,
    /** The database did it, and its answer is lost. */
    Unheard,
    /** The database did it, and the node dies. */
    KilledUnheard,
    /** The database did it, said so, and has forgotten it a moment later. */
    Forgotten;

    /** Whether a node's memory is lost. */
    public boolean kills() {
      return this == Killed || this == KilledUnheard;
    }

    /** Whether what the database wrote down is lost. */
    public boolean forgets() {
      return this == Forgotten;
    }
  }
}
