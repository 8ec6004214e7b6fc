package dev.plenum.cli.simulate;

import dev.plenum.cli.local.Cluster;
import java.time.Duration;
import java.util.List;

/** What is done to the nodes while the crowd votes. */
public interface Disturbance extends AutoCloseable {

  /** A kill: when after the beginning, whom. */
  record Blow(Duration after, String node) {}

  Disturbance NONE =
      new Disturbance() {
        @Override
        public List<Blow> blows() {
          return List.of();
        }

        @Override
        public void end() {}
      };

  static Disturbance killing(Cluster cluster, Duration every) {
    return Killer.start(cluster, every);
  }

  List<Blow> blows();

  /** What a report's first line says of it; empty where there was none. */
  static String said(List<Blow> blows) {
    return switch (blows.size()) {
      case 0 -> "";
      case 1 -> ", the leader killed once";
      default -> ", the leader killed %d times".formatted(blows.size());
    };
  }

  /** Ends it, with all nodes up again. Ending twice is ending once. */
  void end();

  @Override
  default void close() {
    end();
  }
}
