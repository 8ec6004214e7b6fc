package dev.plenum.cli.local;

/** A node that runs here. */
public interface Node extends AutoCloseable {

  String name();

  Ports ports();

  /** Hands over and ends, as on SIGTERM. */
  @Override
  void close();

  /** Ends without a word, as a power cut. */
  void kill();

  /** Whether it ended by itself. */
  boolean ended();

  /** Runs again on the same ports after an end. */
  void start();
}
