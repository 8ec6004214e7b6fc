package dev.plenum.node.wiring;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.kernel.leadership.hazelcast.RaftGroupView;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Shard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/** The kernel as the application uses it; tests bring one without database and peers. */
public interface Backend extends AutoCloseable {

  /** Makes a backend once the meters exist that it reports to. */
  interface Factory {
    Backend create(MeterRegistry registry);
  }

  void start();

  Shard<Election, ElectionCommand, ElectionEvent> shard();

  /** Whether this node should be sent requests. */
  boolean ready();

  boolean databaseReady();

  boolean quorumHealthy();

  List<String> cpMembers();

  List<RaftGroupView> raftGroups();

  /** Committed entries from {@code fromSeq} on, in order. */
  List<Entry> entries(long fromSeq, int limit);

  void drain(Duration limit) throws InterruptedException;

  @Override
  void close();
}
