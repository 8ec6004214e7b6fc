package dev.plenum.operator.status;

import dev.plenum.operator.model.Input;
import java.util.Arrays;

/** Every reason that a condition can have; docs/reference explains each, a page for each kind. */
public enum Reason {
  SERVING("Serving"),
  NODES_STARTING("NodesStarting"),
  NODES_MISSING("NodesMissing"),
  ALL_NODES_READY("AllNodesReady"),
  NO_LEADER("NoLeader"),
  QUORUM_LOST("QuorumLost"),
  QUORUM_WHOLE("QuorumWhole"),
  QUORUM_REDUCED("QuorumReduced"),
  DATABASE_ANSWERS("DatabaseAnswers"),
  DATABASE_NOT_DURABLE("DatabaseNotDurable"),
  DATABASE_UNREACHABLE("DatabaseUnreachable"),
  HISTORY_AGREES("HistoryAgrees"),
  DATABASE_SHORT("DatabaseShort"),
  HISTORY_LOST("HistoryLost"),
  DATABASE_DIFFERS("DatabaseDiffers"),
  FOREIGN_ENTRIES("ForeignEntries"),
  ENTRY_DAMAGED("EntryDamaged"),
  CANNOT_FOLD("CannotFold"),
  NOT_KNOWN("NotKnown"),
  SETTLED("Settled"),
  ROLLING_OUT("RollingOut"),
  HELD_WHILE_OPEN("HeldWhileOpen"),
  SPEC_INVALID("SpecInvalid"),
  ROLL_SECRET_MISSING("RollSecretMissing"),
  ROLL_KEY_MISSING("RollKeyMissing"),
  ROLL_INVALID("RollInvalid"),
  ROSTER_SECRET_MISSING("RosterSecretMissing"),
  ROSTER_KEY_MISSING("RosterKeyMissing"),
  ROSTER_INVALID("RosterInvalid"),
  PAPER_CONFIG_MAP_MISSING("PaperConfigMapMissing"),
  PAPER_KEY_MISSING("PaperKeyMissing"),
  PAPER_INVALID("PaperInvalid"),
  DATABASE_SECRET_MISSING("DatabaseSecretMissing"),
  DATABASE_SECRET_INCOMPLETE("DatabaseSecretIncomplete"),
  LEDGER_TAKEN("LedgerTaken"),
  SECRET_LOST("SecretLost"),
  NAME_TAKEN("NameTaken");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The reason that a node's word for its history is; a later version may have others. */
  public static Reason ofHistory(String verdict) {
    return Arrays.stream(values())
        .filter(reason -> reason.text.equals(verdict))
        .findFirst()
        .orElse(NOT_KNOWN);
  }

  /** What is no question of opinion (a damaged row, a fault of a version) cannot be accepted. */
  public boolean opensADecision() {
    return this == HISTORY_LOST || this == FOREIGN_ENTRIES || this == DATABASE_DIFFERS;
  }

  /** What a person must give is not there. */
  public static Reason missing(Input.Part part) {
    return switch (part) {
      case ROLL -> ROLL_SECRET_MISSING;
      case ROSTER -> ROSTER_SECRET_MISSING;
      case PAPER -> PAPER_CONFIG_MAP_MISSING;
    };
  }

  /** It is there, but not under the key that was named. */
  public static Reason keyMissing(Input.Part part) {
    return switch (part) {
      case ROLL -> ROLL_KEY_MISSING;
      case ROSTER -> ROSTER_KEY_MISSING;
      case PAPER -> PAPER_KEY_MISSING;
    };
  }

  /** Nodes cannot use it. */
  public static Reason invalid(Input.Part part) {
    return switch (part) {
      case ROLL -> ROLL_INVALID;
      case ROSTER -> ROSTER_INVALID;
      case PAPER -> PAPER_INVALID;
    };
  }
}
