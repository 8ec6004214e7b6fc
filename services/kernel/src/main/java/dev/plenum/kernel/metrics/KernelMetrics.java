package dev.plenum.kernel.metrics;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.leadership.hazelcast.CpCluster;
import dev.plenum.kernel.leadership.hazelcast.CpMetrics;
import dev.plenum.kernel.member.MemberMetrics;
import dev.plenum.kernel.member.ShardMember;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The kernel's figures in Micrometer. Labels carry kinds and nodes, never persons. */
public final class KernelMetrics implements MemberMetrics, CpMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Timer commit;
  private final Timer command;
  private final Timer cpAnswer;
  private final Timer spread;
  private final DistributionSummary batchSize;
  private final Counter elections;
  private final Counter stale;
  private final Counter appendedAgain;
  private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
  private final Map<String, Timer> told = new ConcurrentHashMap<>();
  private final WallClock clock;

  public KernelMetrics(MeterRegistry registry, WallClock clock) {
    this.registry = registry;
    this.clock = clock;
    this.commit = timer("plenum.commit", "From handing a batch to the database to its commit");
    this.command = timer("plenum.command", "From a command's arrival at the leader to its answer");
    this.cpAnswer = timer("plenum.cp.answer", "From a question to the consensus group's answer");
    this.spread =
        timer(
            "plenum.spread", "From an entry's time at its leader to its being known on this node");
    this.batchSize =
        DistributionSummary.builder("plenum.batch.size")
            .description("Entries in one transaction")
            .register(registry);
    this.elections =
        Counter.builder("plenum.elections")
            .description("How often this node took leadership")
            .register(registry);
    this.stale =
        Counter.builder("plenum.stale.commits.refused")
            .description("Commits of a deposed leader that the database refused")
            .register(registry);
    this.appendedAgain =
        Counter.builder("plenum.ledger.appended.again")
            .description("Committed entries that the database had lost and this leader restored")
            .register(registry);
  }

  private Timer timer(String name, String description) {
    return timer(name, description, Tags.empty());
  }

  private Timer timer(String name, String description, Tags tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Adds what is read from the running member at every scrape. */
  public void observe(ShardMember<?, ?, ?> member, CpCluster cp) {
    var _ = member.subscribe(folded -> spread(folded.after().time()));
    gauge("plenum.queue.waiting", "Commands in line", member, status -> status.queued());
    gauge("plenum.queue.in.work", "Commands being decided", member, status -> status.inWork());
    gauge("plenum.ledger.head", "Highest committed entry known", member, ShardStatus::head);
    gauge("plenum.replica.folded", "Entries folded here", member, ShardStatus::folded);
    gauge("plenum.replica.lag", "Entries known and not folded", member, ShardStatus::lag);
    gauge("plenum.epoch", "Highest epoch known", member, ShardStatus::epoch);
    gauge("plenum.leading", "Whether this node leads", member, s -> s.leading() ? 1 : 0);
    gauge("plenum.generation", "Generation of the consensus group", member, s -> s.generation());
    counter("plenum.node.served", "Commands answered to callers", member, NodeLoad::served);
    counter("plenum.node.handed.on", "Commands that a peer carried", member, NodeLoad::handedOn);
    counter("plenum.node.taken.over", "Commands carried for peers", member, NodeLoad::takenOver);
    Gauge.builder("plenum.node.in.work", member, m -> m.load().inWork())
        .description("Commands not answered that no peer carries")
        .register(registry);
    gauge(
        "plenum.replica.diverged",
        "1 if this replica differs from its peers at an equal position",
        member,
        s -> s.faces(Obstacle.Divergence) ? 1 : 0);
    gauge(
        "plenum.history.trouble",
        "1 if this node's history and the database's differ so that a person must look",
        member,
        s -> s.history().verdict().needsAPerson() ? 1 : 0);
    gauge(
        "plenum.clock.wrong",
        "1 if the other nodes say that this one's clock is not to be believed",
        member,
        s -> s.faces(Obstacle.Clock) ? 1 : 0);
    gauge("plenum.nodes", "Nodes that the resource should have", member, s -> s.peers().size());
    Gauge.builder("plenum.cp.members", cp, c -> c.cpMembers().size())
        .description("Voting members of the consensus group")
        .register(registry);
    Gauge.builder("plenum.cp.answers", cp, c -> c.answers() ? 1 : 0)
        .description("1 if the consensus group answered within the last seconds")
        .register(registry);
  }

  private void counter(
      String name,
      String description,
      ShardMember<?, ?, ?> member,
      ToDoubleFunction<NodeLoad> value) {
    FunctionCounter.builder(name, member, m -> value.applyAsDouble(m.load()))
        .description(description)
        .register(registry);
  }

  private void gauge(
      String name,
      String description,
      ShardMember<?, ?, ?> member,
      ToDoubleFunction<ShardStatus> value) {
    Gauge.builder(name, member, m -> value.applyAsDouble(m.status()))
        .description(description)
        .register(registry);
  }

  /** Figures whose labels come and go; to be called every few seconds. */
  public Runnable changing(ShardMember<?, ?, ?> member, CpCluster cp) {
    return new ChangingMetrics(registry, member, cp);
  }

  @Override
  public void committed(int entries, long nanos) {
    commit.record(nanos, TimeUnit.NANOSECONDS);
    batchSize.record(entries);
  }

  @Override
  public void groupAnswered(long nanos) {
    cpAnswer.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void staleCommitRefused() {
    stale.increment();
  }

  @Override
  public void tailAppendedAgain(int entries) {
    appendedAgain.increment(entries);
  }

  @Override
  public void leadershipTaken() {
    elections.increment();
  }

  /** From here on everybody who watches this node is told. Two clocks; a negative span is none. */
  private void spread(HybridTime time) {
    long millis = clock.millis() - time.millis();
    spread.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }

  @Override
  public void told(Outcome outcome, long nanosSinceArrival) {
    String result =
        switch (outcome) {
          case Outcome.Accepted(var _) -> "accepted";
          case Outcome.Rejected(var _) -> "rejected";
          case Outcome.Retry(var _, var _) -> "retry";
        };
    told.computeIfAbsent(
            result,
            key ->
                timer(
                    "plenum.answer",
                    "From a command's arrival at the node that was asked to its caller's answer",
                    Tags.of("outcome", key)))
        .record(nanosSinceArrival, TimeUnit.NANOSECONDS);
  }

  @Override
  public void answered(String kind, Outcome outcome, long nanosSinceArrival) {
    command.record(nanosSinceArrival, TimeUnit.NANOSECONDS);
    String result =
        switch (outcome) {
          case Outcome.Accepted(var _) -> "accepted";
          case Outcome.Rejected(var rejection) -> rejection.reason();
          case Outcome.Retry(var reason, var _) -> reason.name();
        };
    outcomes
        .computeIfAbsent(
            kind + '\0' + result,
            key ->
                Counter.builder("plenum.commands")
                    .description("Commands answered by this node as leader")
                    .tags("kind", kind, "outcome", result)
                    .register(registry))
        .increment();
  }
}
