package dev.plenum.bench;

import dev.plenum.cli.local.ClassCache;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import dev.plenum.cli.local.Node;
import java.nio.file.Files;
import java.nio.file.Path;

/** A class cache as a node's image has one: from a small run of nodes of the same kind. */
final class Trained {
  private Trained() {}

  /** What the three nodes are used for while they learn. */
  interface Life {
    void live(Cluster cluster) throws Exception;
  }

  /** The leader does most of the work, so its cache is the one that all start with. */
  static ClassCache by(Definition definition, Life life) throws Exception {
    ClassCache.Kept kept = new ClassCache.Kept(Files.createTempDirectory("plenum-classes-"));
    try (Cluster cluster = Cluster.start(definition, kept)) {
      cluster.awaitReady();
      life.live(cluster);
      Node leader = cluster.leader().orElseThrow(() -> new IllegalStateException("nobody leads"));
      leader.close();
      cluster.nodes().forEach(Node::kill);
      Path file = kept.of(leader.name());
      if (!Files.exists(file)) {
        throw new IllegalStateException(leader.name() + " kept no class cache");
      }
      return new ClassCache.Known(file);
    }
  }
}
