package dev.plenum.cli;

/** Ends the command with one sentence for the person and a code for the shell. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public CliException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  public static CliException failed(String sentence) {
    return new CliException(ExitCode.FAILED, sentence);
  }

  public static CliException usage(String sentence) {
    return new CliException(ExitCode.USAGE, sentence);
  }

  public int exitCode() {
    return exitCode;
  }
}
