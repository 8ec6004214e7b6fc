package dev.plenum.node.health;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.http.Iso;
import dev.plenum.election.http.Names;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.node.watch.ResourceWatcher;
import dev.plenum.node.watch.RollBook;
import dev.plenum.node.wiring.Backend;
import dev.plenum.node.wiring.Drain;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator asks a node. */
@Endpoint(id = "status", defaultEnabled = true, defaultSensitive = false)
final class StatusEndpoint {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Backend backend;
  private final Drain drain;
  private final RollBook roll;
  private final ResourceWatcher resource;

  StatusEndpoint(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      Backend backend,
      Drain drain,
      RollBook roll,
      ResourceWatcher resource) {
    this.shard = shard;
    this.backend = backend;
    this.drain = drain;
    this.roll = roll;
    this.resource = resource;
  }

  record Status(
      String node,
      String phase,
      @Nullable String leader,
      boolean leading,
      long epoch,
      long generation,
      long head,
      long folded,
      String root,
      List<String> cpMembers,
      boolean quorumHealthy,
      boolean ready,
      boolean databaseReady,
      int rollSize,
      int ballots,
      @Nullable String rollError,
      @Nullable String specError,
      @Nullable String closesAt) {}

  @Read
  Status status() {
    ShardStatus status = shard.status();
    Election election = shard.view().state();
    return new Status(
        status.node(),
        Names.of(election.phase()),
        status.leader(),
        status.leading(),
        status.epoch(),
        status.generation(),
        status.head(),
        status.folded(),
        status.root(),
        backend.cpMembers(),
        backend.quorumHealthy(),
        backend.ready() && !drain.draining(),
        backend.databaseReady(),
        election.roll().size(),
        election.box().size(),
        roll.error(),
        resource.error(),
        Iso.timeOrNull(election.timer().closesAt()));
  }
}
