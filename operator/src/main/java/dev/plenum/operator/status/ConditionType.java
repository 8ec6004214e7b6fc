package dev.plenum.operator.status;

/** The conditions of a resource. */
public enum ConditionType {
  /** It can be used: a leader, a majority, a database. */
  READY("Ready"),
  /** The nodes reach their database. */
  DATABASE_READY("DatabaseReady"),
  /** A majority of nodes agrees on who leads. */
  QUORUM_HEALTHY("QuorumHealthy"),
  /** The database has the history that the nodes know. */
  HISTORY_INTACT("HistoryIntact"),
  /** Something is on its way and will end by itself. */
  PROGRESSING("Progressing"),
  /** It works, but with less safety than declared; or not at all. */
  DEGRADED("Degraded");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
