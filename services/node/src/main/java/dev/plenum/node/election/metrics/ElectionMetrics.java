package dev.plenum.node.election.metrics;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Phase;
import dev.plenum.election.http.Names;
import dev.plenum.kernel.shard.Shard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;

/** Figures of the election itself. No person and no choice is in any of them. */
@Context
final class ElectionMetrics {

  ElectionMetrics(Shard<Election, ElectionCommand, ElectionEvent> shard, MeterRegistry registry) {
    Gauge.builder("plenum.election.ballots", shard, s -> s.view().state().box().size())
        .description("Ballots that count")
        .register(registry);
    Gauge.builder("plenum.election.ballots.weight", shard, s -> s.view().state().box().weight())
        .description("Weight of the ballots that count")
        .register(registry);
    Gauge.builder("plenum.election.roll", shard, s -> s.view().state().roll().size())
        .description("Voters on the roll in force")
        .register(registry);
    for (Phase phase : Phase.values()) {
      Gauge.builder("plenum.election.phase", shard, s -> s.view().state().phase() == phase ? 1 : 0)
          .description("1 for the phase in which the election is")
          .tag("phase", Names.of(phase))
          .register(registry);
    }
  }
}
