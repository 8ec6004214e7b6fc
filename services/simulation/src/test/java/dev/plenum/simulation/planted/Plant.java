package dev.plenum.simulation.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One fault: a few words of one source file, and what stands there instead.
 *
 * @param name what it does wrong, in a word or two
 * @param file of the kernel, or of the simulated database where the promise is the database's
 * @param was must stand in the file exactly once, or the fault is not the one that was meant
 */
record Plant(String name, Source file, String was, String becomes) {
  private static final Path KERNEL = Path.of("../kernel/src/main/java/dev/plenum/kernel");
  private static final Path SIMULATION = Path.of("src/main/java/dev/plenum/simulation");

  /** Where it stands. */
  enum Source {
    REIGN(KERNEL, "reign/Reign.java"),
    ANSWERS(KERNEL, "reign/Answers.java"),
    DRAFTER(KERNEL, "reign/Drafter.java"),
    REFUSALS(KERNEL, "refusal/Refusals.java"),
    WITNESSES(KERNEL, "reign/Witnesses.java"),
    REPLICA(KERNEL, "replica/Replica.java"),
    FOLLOWING(KERNEL, "member/Following.java"),
    INHERITANCE(KERNEL, "member/Inheritance.java"),
    LEADING(KERNEL, "member/Leading.java"),
    DATABASE(SIMULATION, "world/Database.java");

    private final Path path;

    Source(Path root, String file) {
      this.path = root.resolve(file);
    }

    Path path() {
      return path;
    }

    /** As the compiler wants it named. */
    String className() {
      String text = path.toString();
      String name = text.substring(text.indexOf("dev/plenum"), text.length() - ".java".length());
      return name.replace('/', '.');
    }
  }

  /** The source with the fault in it. */
  String planted() throws IOException {
    String source = Files.readString(file.path());
    int at = source.indexOf(was);
    if (at < 0 || source.indexOf(was, at + 1) >= 0) {
      throw new IllegalStateException("%s does not have exactly one: %s".formatted(file, was));
    }
    return source.replace(was, becomes);
  }

  @Override
  public String toString() {
    return name;
  }
}
