package dev.plenum.node.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.ledger.Durability;
import dev.plenum.kernel.shard.HistoryFinding;
import dev.plenum.kernel.shard.NodeRole;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.node.wiring.Report;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operator asks a node. */
@Endpoint(id = "status", defaultEnabled = true, defaultSensitive = false)
final class StatusEndpoint {
  private final Shard<?, ?, ?> shard;
  private final Backend<?, ?, ?> backend;
  private final Readiness readiness;
  private final Report report;

  StatusEndpoint(
      Shard<?, ?, ?> shard, Backend<?, ?, ?> backend, Readiness readiness, Report report) {
    this.shard = shard;
    this.backend = backend;
    this.readiness = readiness;
    this.report = report;
  }

  record Status(
      String node,
      String phase,
      @Nullable String leader,
      boolean leading,
      NodeRole role,
      Set<Obstacle> obstacles,
      long epoch,
      long generation,
      long head,
      long folded,
      String root,
      HistoryFinding history,
      List<String> cpMembers,
      boolean quorumHealthy,
      boolean ready,
      boolean databaseReady,
      @Nullable Database database,
      @Nullable String ledgerError,
      @JsonAnyGetter Map<String, Object> figures) {}

  /** What the database promises. */
  record Database(boolean survivesCrash, String promises) {
    static @Nullable Database of(@Nullable Durability durability) {
      return durability == null
          ? null
          : new Database(durability.survivesCrash(), durability.sentence());
    }
  }

  @Read
  Status status() {
    ShardStatus status = shard.status();
    return new Status(
        status.node(),
        report.phase(),
        status.leader(),
        status.leading(),
        status.role(),
        status.obstacles(),
        status.epoch(),
        status.generation(),
        status.head(),
        status.folded(),
        status.root(),
        status.history(),
        backend.cpMembers(),
        backend.quorumHealthy(),
        readiness.ready(),
        backend.databaseReady(),
        Database.of(backend.durability()),
        backend.ledgerTrouble(),
        report.figures());
  }
}
