package dev.plenum.cli.simulate;

import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Kills the leading node with SIGKILL, lets it come back, and does it again. */
final class Killer implements Disturbance {
  private static final Duration GONE = Duration.ofSeconds(2);
  private static final long POLL_MILLIS = 200;

  private final Cluster cluster;
  private final Duration every;
  private final long began = System.nanoTime();
  private final List<Blow> blows = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofPlatform().name("killer").daemon().unstarted(this::run);

  private Killer(Cluster cluster, Duration every) {
    this.cluster = cluster;
    this.every = every;
  }

  static Killer start(Cluster cluster, Duration every) {
    Killer killer = new Killer(cluster, every);
    killer.thread.start();
    return killer;
  }

  @Override
  public List<Blow> blows() {
    return List.copyOf(blows);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(every);
        Optional<Node> leader = cluster.leader();
        if (leader.isPresent()) {
          strike(leader.get());
        }
      }
    } catch (InterruptedException e) {
      // Closed: nothing is down now, since a blow is always seen through.
    }
  }

  /** One at a time, as a careful operator does it: the next only when this one is whole again. */
  private void strike(Node node) throws InterruptedException {
    blows.add(new Blow(Duration.ofNanos(System.nanoTime() - began), node.name()));
    node.kill();
    try {
      Thread.sleep(GONE);
    } finally {
      node.start();
    }
    while (!cluster.ready(node)) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void end() {
    if (!thread.isAlive()) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cluster.awaitReady();
  }
}
