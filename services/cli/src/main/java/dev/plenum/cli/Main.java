package dev.plenum.cli;

import java.nio.file.Path;

/** Where the JVM enters. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    quietLogs();
    System.exit(Plenum.commandLine().execute(args));
  }

  /** What the parts have to say goes to a file: the terminal belongs to the command. */
  private static void quietLogs() {
    Path log = Path.of(System.getProperty("java.io.tmpdir"), "plenum-" + pid() + ".log");
    setUnlessSet("plenum.log", log.toString());
    setUnlessSet("logback.configurationFile", "dev/plenum/cli/logback.xml");
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
