package dev.plenum.kernel.ledger;

/** The store did not do what was asked, or nobody knows whether it did. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
