package dev.plenum.kernel;

import com.zaxxer.hikari.HikariDataSource;
import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.account.postgres.PostgresAccounts;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.blob.postgres.PostgresBlobs;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.leadership.RaftElection;
import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.leadership.hazelcast.CpCluster;
import dev.plenum.kernel.leadership.hazelcast.CpSettings;
import dev.plenum.kernel.leadership.hazelcast.tls.TlsNodeContext;
import dev.plenum.kernel.ledger.Durability;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.postgres.PostgresGenerations;
import dev.plenum.kernel.ledger.postgres.PostgresLedger;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.live.hazelcast.HazelcastLive;
import dev.plenum.kernel.locks.PeopleLocks;
import dev.plenum.kernel.locks.hazelcast.HazelcastLocks;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.member.MemberParts;
import dev.plenum.kernel.member.ShardMember;
import dev.plenum.kernel.metrics.KernelMetrics;
import dev.plenum.kernel.metrics.PeerMeters;
import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.peer.grpc.GrpcPeerMesh;
import dev.plenum.kernel.replica.postgres.PostgresSnapshots;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.kernel.work.Rounds;
import dev.plenum.kernel.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of a resource: the kernel put together from its parts. Everything above it sees a {@link
 * Shard}; everything below it is PostgreSQL, Hazelcast and the other nodes.
 */
public final class KernelNode<S, C, E> implements Backend<S, C, E> {
  private final KernelConfig config;
  private final HikariDataSource pool;
  private final PostgresLedger ledger;
  private final DatabaseWatch database;
  private final GrpcPeerMesh mesh;
  private final PostgresBlobs blobs;
  private final PostgresAccounts accounts;
  private final HazelcastLive live;
  private final HazelcastLocks locks;
  private final CpCluster cp;
  private final ShardMember<S, C, E> member;
  private final KernelMetrics metrics;
  private final Joining joining = new Joining();
  private final Thread starter;
  private final Rounds reporter = new Rounds("reporter");
  private volatile boolean started;

  public KernelNode(
      KernelConfig config,
      StateMachine<S, C, E> machine,
      MachineTypes<S, C, E> types,
      WallClock clock,
      MeterRegistry registry) {
    this.config = config;
    var database = config.database().ownedBy(config.owner().uid());
    this.pool = PostgresPool.open(database);
    this.ledger = new PostgresLedger(pool, PostgresPool.open(database.forCommits()));
    this.database = new DatabaseWatch(ledger, ledger::durability, config.shard().shard());
    this.metrics = new KernelMetrics(registry, clock);
    PeerMetrics peerMetrics = new PeerMeters(registry, config.trust());
    this.mesh = new GrpcPeerMesh(config.node(), config.nodes(), config.trust(), peerMetrics);
    this.blobs = new PostgresBlobs(pool);
    this.accounts = new PostgresAccounts(pool, config.resource());
    this.live = new HazelcastLive(config.node(), peerMetrics);
    this.locks = new HazelcastLocks();
    this.cp =
        new CpCluster(
            new CpCluster.Parts(
                new CpSettings(config.resource(), config.node(), config.nodes()),
                new PostgresGenerations(pool, config.resource()),
                new HeardNodes(),
                metrics,
                clock,
                new TlsNodeContext(config.trust(), peerMetrics)),
            List.of(live, locks));
    this.member =
        new ShardMember<>(
            config.shard(),
            new MemberParts<>(
                machine,
                new MachineCodec<>(types),
                ledger,
                new PostgresSnapshots(pool),
                mesh,
                cp,
                Work.of(clock),
                metrics,
                new CpMembershipView()));
    this.starter = Thread.ofPlatform().name("kernel-start").daemon().unstarted(this::bringUp);
  }

  /** Starts in the background; {@link #started()} tells when the replica is there. */
  @Override
  public void start() {
    starter.start();
  }

  private void bringUp() {
    // The member takes as long to start as all the rest, and asks by itself until there is a
    // schema.
    cp.start();
    database.await(() -> PostgresPool.migrate(pool));
    database.await(() -> member.start(config.owner()));
    if (database.closed()) {
      return;
    }
    mesh.start(member);
    metrics.observe(member, cp);
    reporter.every(Duration.ofSeconds(2), "looking for the database", database::look);
    reporter.every(Duration.ofSeconds(5), "measuring", metrics.changing(member, cp));
    reporter.every(Duration.ofSeconds(10), "sweeping old facts", live::sweep);
    started = true;
  }

  private final class HeardNodes implements CpCluster.Nodes {
    @Override
    public Set<String> alive() {
      return member.nodesAlive();
    }

    @Override
    public int votersBeside(long generation) {
      return member.votersBeside(generation);
    }
  }

  private final class CpMembershipView implements MemberParts.Membership {
    @Override
    public long generation() {
      return cp.generation();
    }

    @Override
    public boolean votes() {
      return cp.votes();
    }
  }

  @Override
  public Optional<NodeTrust> trust() {
    return Optional.of(config.trust());
  }

  @Override
  public Shard<S, C, E> shard() {
    return member;
  }

  /** Files by the hash of their content. */
  @Override
  public BlobStore blobs() {
    return blobs;
  }

  /** People who chose a password. */
  @Override
  public AccountStore accounts() {
    return accounts;
  }

  /** Small facts that all nodes share and that may be lost. */
  @Override
  public Live live() {
    return live;
  }

  /** Locks that people take, one at a time. */
  @Override
  public PeopleLocks locks() {
    return locks;
  }

  @Override
  public NodeLoad load() {
    return member.load();
  }

  /** Whether the replica is restored. */
  public boolean started() {
    return started;
  }

  @Override
  public @Nullable Durability durability() {
    return database.durability();
  }

  @Override
  public @Nullable String ledgerTrouble() {
    return database.ledgerTrouble();
  }

  /** Whether starting failed for good: only a restart can help. */
  @Override
  public boolean failed() {
    return database.failed() || member.faces(Obstacle.WrongReplica);
  }

  @Override
  public boolean databaseReady() {
    return database.ready();
  }

  /**
   * Whether this node should be sent requests and may be counted on: database, replica, a leader
   * known, and at first a vote in the consensus group, if there is one to join.
   */
  @Override
  public boolean ready() {
    return started
        && joining.over(cp.cpMember(), member.aPeerVotes(), System.nanoTime())
        && database.ready()
        && member.healthy();
  }

  /** Whether most nodes are heard and the consensus group, in which this one votes, answers. */
  @Override
  public boolean quorumHealthy() {
    return started && member.majorityAlive() && cp.votes();
  }

  @Override
  public List<String> cpMembers() {
    return cp.cpMembers();
  }

  @Override
  public List<RaftGroupView> raftGroups() {
    return cp.raftGroups();
  }

  /** Elections of the consensus groups that this node saw, newest first. */
  @Override
  public List<RaftElection> raftElections() {
    return cp.raftWatch().elections();
  }

  /** Committed entries from {@code fromSeq}, for export and for looking things up. */
  @Override
  public List<Entry> entries(long fromSeq, int limit) {
    return ledger.read(config.shard().shard(), fromSeq, limit);
  }

  /** From now on so many are served at a time. */
  @Override
  public void admit(Admission wanted) {
    member.admit(wanted);
  }

  public Head head() {
    return ledger.head(config.shard().shard());
  }

  /** Takes a snapshot now instead of when it is due. */
  public void snapshot() {
    member.snapshot();
  }

  /** Hands leadership over and finishes what is under way; reads go on. */
  @Override
  public void drain(Duration limit) throws InterruptedException {
    if (started) {
      member.drain(limit);
    }
  }

  @Override
  public void close() {
    database.close();
    reporter.close();
    member.close();
    mesh.close();
    locks.close();
    cp.close();
    ledger.close();
  }
}
