package dev.plenum.cli;

/** What the command tells the shell. */
public final class ExitCode {
  public static final int FAILED = 1;
  public static final int USAGE = 2;

  /** The nodes said no: asking again changes nothing. */
  public static final int REFUSED = 3;

  /** A count or a ledger is not what it should be. */
  public static final int DIFFERS = 4;

  private ExitCode() {}
}
