package dev.plenum.cli.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a node's JVM knows of an earlier run: its classes (JEP 514) and which code was hot (JEP
 * 515). An image has one; without it a node starts from nothing. A cache fits one list of jars and
 * flags.
 */
public sealed interface ClassCache {

  /** Flags of the JVM of a node with this name. */
  List<String> flags(String node);

  /** How long an orderly end may take. */
  default Duration endsWithin() {
    return Duration.ofSeconds(25);
  }

  /** Nothing is known, nothing is kept. */
  record None() implements ClassCache {
    @Override
    public List<String> flags(String node) {
      return List.of();
    }
  }

  /** Each node keeps what it learnt when it ends in order. */
  record Kept(Path folder) implements ClassCache {
    @Override
    public List<String> flags(String node) {
      return List.of("-XX:AOTCacheOutput=" + of(node));
    }

    /** What this node kept. */
    public Path of(String node) {
      return folder.resolve(node + ".aot");
    }

    @Override
    public Duration endsWithin() {
      return Duration.ofMinutes(2);
    }
  }

  /** Every node starts with what one of an earlier run kept. */
  record Known(Path file) implements ClassCache {
    @Override
    public List<String> flags(String node) {
      return List.of("-XX:AOTCache=" + file);
    }
  }
}
