package dev.plenum.simulation.world;

import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.member.MemberMetrics;
import dev.plenum.kernel.member.MemberParts;
import dev.plenum.kernel.member.ShardMember;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.simulation.domain.Places;
import dev.plenum.simulation.domain.Places.Version;
import dev.plenum.simulation.time.SimulatedWork;
import dev.plenum.simulation.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One life of one node: the kernel itself, from its start to its death. */
final class Node {
  private static final Owner OWNER = new Owner("world", "keys");
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final String name;
  private final Version version;
  private final SimulatedWork work;
  private final SimulatedMesh mesh;
  private final SimulatedLedger ledger;
  private final ShardMember<Places.State, Places.Command, Places.Event> member;
  private boolean started;

  /** What all nodes of a world have in common. */
  record Surroundings(
      Timeline timeline,
      Random random,
      List<String> nodes,
      Network network,
      Database database,
      Advice advice,
      Fate fate,
      ShardConfig config,
      BiConsumer<String, Throwable> failures) {}

  Node(String name, Version version, Surroundings around) {
    this.name = name;
    this.version = version;
    this.work = new SimulatedWork(around.timeline(), around.random(), around.failures());
    this.mesh = new SimulatedMesh(around.nodes(), name, around.network(), work);
    this.ledger =
        new SimulatedLedger(name, around.database(), around.fate(), work, around.random());
    this.member =
        new ShardMember<>(
            around.config(),
            new MemberParts<>(
                new Places(version),
                new MachineCodec<>(version.types()),
                ledger,
                new SimulatedSnapshots(around.database(), work),
                mesh,
                around.advice(),
                work,
                MemberMetrics.NONE,
                new Voting()));
  }

  private static final class Voting implements MemberParts.Membership {
    @Override
    public long generation() {
      return 0;
    }

    @Override
    public boolean votes() {
      return true;
    }
  }

  /** As a pod's process does. */
  void start() {
    var _ = work.begin("start-" + name, this::bringUp);
  }

  private void bringUp() throws InterruptedException {
    while (!started) {
      try {
        member.start(OWNER);
        started = true;
      } catch (StoreException away) {
        work.sleep(AGAIN);
      }
    }
    mesh.start(member);
  }

  /** As a pod that is asked to end does; calls back when it has. */
  void drain(Runnable done) {
    var _ =
        work.beginLight(
            "drain",
            () -> {
              member.drain(DRAIN_LIMIT);
              member.close();
              done.run();
            });
  }

  void kill() {
    mesh.close();
    work.kill();
  }

  /** Says what became of a command; says nothing if the node dies first. */
  void submit(Submission<Places.Command> submission, Consumer<Outcome> told) {
    var _ =
        work.beginLight(
            "request",
            () -> {
              var _ =
                  member
                      .submit(submission)
                      .thenAccept(outcome -> {
                        if (!work.dead()) {
                          told.accept(outcome);
                        }
                      });
            });
  }

  /** Whether all of it may be expected to go on well. */
  boolean current() {
    return version != Version.Faulty;
  }

  Version version() {
    return version;
  }

  String name() {
    return name;
  }

  boolean started() {
    return started && !work.dead();
  }

  SimulatedWork work() {
    return work;
  }

  SimulatedLedger ledger() {
    return ledger;
  }

  ShardMember<Places.State, Places.Command, Places.Event> member() {
    return member;
  }
}
