package dev.plenum.simulation.world;

import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.simulation.domain.Places;
import dev.plenum.simulation.time.Timeline;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with one command, who asks again, here or there, until there is an answer. */
final class Caller {
  private static final long PATIENCE_NANOS = 2_500_000_000L;
  private static final long PAUSE_NANOS = 300_000_000L;
  private static final long DOUBT_NANOS = 2_000_000_000L;

  private final Timeline timeline;
  private final Random random;
  private final Cluster cluster;
  private final Checks checks;
  private final Story story;
  private final UUID id;
  private final Places.Command command;
  private final boolean impatient;
  private final boolean doubtful;
  private int attempt;

  /** How often it wants to be told, and was. */
  private int wanted = 1;

  private int heard;
  private long firstAskedNanos = -1;
  private @Nullable Receipt receipt;
  private OptionalLong refusedNanos = OptionalLong.empty();

  Caller(Setting setting, Places.Command command) {
    this.timeline = setting.timeline;
    this.random = setting.random;
    this.cluster = setting.cluster;
    this.checks = setting.checks;
    this.story = setting.story;
    this.command = command;
    this.id = randomId(random);
    this.impatient = random.nextInt(3) == 0;
    this.doubtful = random.nextInt(3) == 0;
  }

  /** Version 4 of RFC 9562, as callers make them: other versions are the system's own. */
  private static UUID randomId(Random random) {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  UUID id() {
    return id;
  }

  boolean told() {
    return heard >= wanted;
  }

  @Nullable Receipt receipt() {
    return receipt;
  }

  /** When it was told first that it is refused. */
  OptionalLong refusedNanos() {
    return refusedNanos;
  }

  long firstAskedNanos() {
    return firstAskedNanos;
  }

  /** Wants to be told once more, as who has lost the answer does. */
  void askAgain() {
    wanted++;
    ask();
  }

  void ask() {
    if (told()) {
      return;
    }
    int mine = ++attempt;
    Node node = cluster.any(random);
    if (node.started()) {
      askAt(node, mine);
    }
    long patience = node.started() ? PATIENCE_NANOS : PAUSE_NANOS;
    boolean again = impatient && random.nextInt(3) == 0;
    timeline.in(
        again ? random.nextLong(patience) / 20 : patience,
        () -> {
          if (attempt == mine) {
            ask();
          }
        });
  }

  private void askAt(Node node, int mine) {
    if (firstAskedNanos < 0) {
      firstAskedNanos = timeline.now();
    }
    story.tell("%s asks %s: %s", Told.id(id), node.name(), command);
    node.submit(
        new Submission<>(id, "caller", node.work().instant(), 0, command),
        outcome -> hear(node, mine, outcome));
  }

  private void hear(Node node, int mine, Outcome outcome) {
    story.tell("%s hears from %s: %s", Told.id(id), node.name(), outcome);
    switch (outcome) {
      case Outcome.Accepted(Receipt told) -> {
        checks.accepted(id, told, refusedNanos);
        receipt = told;
        heard++;
      }
      case Outcome.Rejected(var _) -> {
        checks.refused(id, receipt);
        heard++;
        refusedNanos = refusedNanos.isPresent() ? refusedNanos : OptionalLong.of(timeline.now());
        if (doubtful && wanted == 1) {
          wanted++;
          timeline.in(random.nextLong(DOUBT_NANOS), this::ask);
        }
      }
      case Outcome.Retry _ ->
          timeline.in(
              random.nextLong(PAUSE_NANOS),
              () -> {
                if (attempt == mine) {
                  ask();
                }
              });
    }
  }
}
