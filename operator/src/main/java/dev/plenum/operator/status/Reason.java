package dev.plenum.operator.status;

/** Every reason that a condition can have; docs/reference/conditions.md explains each. */
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
  DATABASE_UNREACHABLE("DatabaseUnreachable"),
  NOT_KNOWN("NotKnown"),
  SETTLED("Settled"),
  ROLLING_OUT("RollingOut"),
  HELD_WHILE_OPEN("HeldWhileOpen"),
  SPEC_INVALID("SpecInvalid"),
  ROLL_SECRET_MISSING("RollSecretMissing"),
  ROLL_KEY_MISSING("RollKeyMissing"),
  ROLL_INVALID("RollInvalid"),
  DATABASE_SECRET_MISSING("DatabaseSecretMissing"),
  DATABASE_SECRET_INCOMPLETE("DatabaseSecretIncomplete"),
  SECRET_LOST("SecretLost"),
  NAME_TAKEN("NameTaken");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
