package dev.plenum.simulation.world;

import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.simulation.domain.Places.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The nodes of a world, each in its present life. */
final class Cluster {
  private static final long LOOK_NANOS = 1_000_000_000L;

  private final Node.Surroundings around;
  private final Story story;
  private final List<Node> nodes = new ArrayList<>();

  /** Each begins its next life in this version. */
  private final List<Version> versions;

  Cluster(Node.Surroundings around, List<Version> versions, Story story) {
    this.around = around;
    this.versions = new ArrayList<>(versions);
    this.story = story;
  }

  void begin() {
    for (int place = 0; place < versions.size(); place++) {
      nodes.add(life(place));
    }
    nodes.forEach(Node::start);
    around.timeline().in(LOOK_NANOS, this::replaceUnusable);
  }

  private Node life(int place) {
    return new Node(around.nodes().get(place), versions.get(place), around);
  }

  /** From its next life on. */
  void upgrade(int place) {
    versions.set(place, Version.Second);
  }

  /** What a liveness probe does. */
  private void replaceUnusable() {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node.started() && node.member().status().faces(Obstacle.WrongReplica)) {
        kill(i);
        revive(i);
      }
    }
    around.timeline().in(LOOK_NANOS, this::replaceUnusable);
  }

  int size() {
    return nodes.size();
  }

  List<Node> all() {
    return nodes;
  }

  /** Who leads, if somebody does. */
  Optional<String> leader() {
    return nodes.stream()
        .filter(node -> node.started() && node.member().status().leading())
        .map(Node::name)
        .findFirst();
  }

  Node any(Random random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  Node node(int place) {
    return nodes.get(place);
  }

  /** Has a node die, wherever it stands, and start anew after a while. */
  void killAWhile(String name, long nanos) {
    int place = around.nodes().indexOf(name);
    kill(place);
    around.timeline().in(nanos, () -> revive(place));
  }

  void kill(int place) {
    Node node = nodes.get(place);
    if (!node.work().dead()) {
      story.tell("%s is killed", node.name());
      node.kill();
    }
  }

  /** As a rolling restart does with each. */
  void restart(int place) {
    Node node = nodes.get(place);
    if (node.started()) {
      story.tell("%s is asked to end", node.name());
      node.drain(() ->
          around
              .timeline()
              .in(
                  0,
                  () -> {
                    if (nodes.get(place).equals(node)) {
                      kill(place);
                      revive(place);
                    }
                  }));
    }
  }

  void revive(int place) {
    Node before = nodes.get(place);
    if (before.work().dead()) {
      story.tell("%s starts anew", before.name());
      Node next = life(place);
      nodes.set(place, next);
      next.start();
    }
  }

  void end() {
    nodes.forEach(node -> node.work().kill());
  }
}
