package dev.plenum.kernel.ledger;

/** The ledger of that name in this database is somebody else's; the message says whose. */
public final class LedgerTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LedgerTakenException(String message) {
    super(message);
  }
}
