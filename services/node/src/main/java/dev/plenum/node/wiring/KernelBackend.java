package dev.plenum.node.wiring;

import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.leadership.hazelcast.RaftElection;
import dev.plenum.kernel.leadership.hazelcast.RaftGroupView;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.locks.PeopleLocks;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.trust.NodeTrust;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real kernel. */
public final class KernelBackend<S, C, E> implements Backend<S, C, E> {
  private final KernelNode<S, C, E> node;
  private final NodeTrust trust;

  public KernelBackend(KernelConfig config, Domain<S, C, E> domain, MeterRegistry registry) {
    this.trust = config.trust();
    this.node =
        new KernelNode<>(config, domain.machine(), domain.types(), WallClock.SYSTEM, registry);
  }

  @Override
  public void start() {
    node.start();
  }

  @Override
  public Shard<S, C, E> shard() {
    return node.shard();
  }

  @Override
  public BlobStore blobs() {
    return node.blobs();
  }

  @Override
  public AccountStore accounts() {
    return node.accounts();
  }

  @Override
  public Live live() {
    return node.live();
  }

  @Override
  public PeopleLocks locks() {
    return node.locks();
  }

  @Override
  public NodeLoad load() {
    return node.load();
  }

  @Override
  public void admit(Admission wanted) {
    node.admit(wanted);
  }

  @Override
  public boolean ready() {
    return node.ready();
  }

  @Override
  public boolean failed() {
    return node.failed();
  }

  @Override
  public @Nullable String ledgerTrouble() {
    return node.ledgerTrouble();
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
  public List<RaftElection> raftElections() {
    return node.raftElections();
  }

  @Override
  public Optional<NodeTrust> trust() {
    return Optional.of(trust);
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
