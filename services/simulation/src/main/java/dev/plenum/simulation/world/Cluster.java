package dev.plenum.simulation.world;

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

  Cluster(Node.Surroundings around, Story story) {
    this.around = around;
    this.story = story;
  }

  void begin() {
    for (String name : around.nodes()) {
      nodes.add(new Node(name, around));
    }
    nodes.forEach(Node::start);
    around.timeline().in(LOOK_NANOS, this::replaceUnusable);
  }

  /** What a liveness probe does. */
  private void replaceUnusable() {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node.started() && node.member().unusable()) {
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
      Node next = new Node(before.name(), around);
      nodes.set(place, next);
      next.start();
    }
  }

  void end() {
    nodes.forEach(node -> node.work().kill());
  }
}
