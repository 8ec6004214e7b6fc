package dev.plenum.node.wiring;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.leadership.hazelcast.RaftGroupView;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/** The real kernel. */
public final class KernelBackend implements Backend {
  private final KernelNode<Election, ElectionCommand, ElectionEvent> node;

  public KernelBackend(KernelConfig config, MeterRegistry registry) {
    this.node =
        new KernelNode<>(
            config, new ElectionMachine(), ElectionMachine.TYPES, WallClock.SYSTEM, registry);
  }

  @Override
  public void start() {
    node.start();
  }

  @Override
  public Shard<Election, ElectionCommand, ElectionEvent> shard() {
    return node.shard();
  }

  @Override
  public boolean ready() {
    return node.ready();
  }

  @Override
  public boolean databaseReady() {
    return node.databaseReady();
  }

  @Override
  public boolean quorumHealthy() {
    return node.quorumHealthy();
  }

  @Override
  public List<String> cpMembers() {
    return node.cpMembers();
  }

  @Override
  public List<RaftGroupView> raftGroups() {
    return node.raftGroups();
  }

  @Override
  public List<Entry> entries(long fromSeq, int limit) {
    return node.entries(fromSeq, limit);
  }

  @Override
  public void drain(Duration limit) throws InterruptedException {
    node.drain(limit);
  }

  @Override
  public void close() {
    node.close();
  }
}
