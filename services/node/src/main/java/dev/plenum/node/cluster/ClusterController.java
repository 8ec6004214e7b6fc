package dev.plenum.node.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.leadership.RaftElection;
import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.wiring.Drain;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** How the nodes stand: leader, epochs, replicas and the consensus groups. */
@Controller("/api/v1/cluster")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ClusterController {
  private final Flux<Event<String>> stream;
  private final Shard<?, ?, ?> shard;
  private final Backend<?, ?, ?> backend;
  private final Failovers failovers;
  private final Drain drain;
  private final NodeSettings settings;
  private final ObjectMapper json;

  ClusterController(
      Shard<?, ?, ?> shard,
      Backend<?, ?, ?> backend,
      Failovers failovers,
      Drain drain,
      NodeSettings settings,
      ObjectMapper json) {
    this.shard = shard;
    this.backend = backend;
    this.failovers = failovers;
    this.drain = drain;
    this.settings = settings;
    this.json = json;
    // One picture twice a second for all who look, and none where nobody does.
    this.stream =
        Flux.interval(Duration.ZERO, Duration.ofMillis(500), Schedulers.boundedElastic())
            .onBackpressureDrop()
            .map(_ -> Event.of(write()).name("cluster"))
            .publish(1)
            .refCount();
  }

  record Cluster(
      String name,
      ShardStatus shard,
      List<RaftGroupView> raft,
      List<RaftElection> elections,
      List<Failovers.Failover> failovers) {}

  @Get
  @ExecuteOn(TaskExecutors.BLOCKING)
  Cluster cluster() {
    return new Cluster(
        settings.resource(),
        shard.status(),
        backend.raftGroups(),
        backend.raftElections(),
        failovers.list());
  }

  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events() {
    return stream.onBackpressureLatest().takeUntilOther(drain.drained());
  }

  private String write() {
    try {
      return json.writeValueAsString(cluster());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the cluster's picture is not writable", e);
    }
  }
}
