package dev.plenum.node.election;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.http.Names;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.election.watch.ElectionResource;
import dev.plenum.node.election.watch.RollBook;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.wiring.Report;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operator is told of an election. */
@Singleton
final class ElectionReport implements Report {
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final RollBook roll;
  private final ElectionResource resource;
  private final NodeSettings settings;

  ElectionReport(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      RollBook roll,
      ElectionResource resource,
      NodeSettings settings) {
    this.shard = shard;
    this.roll = roll;
    this.resource = resource;
    this.settings = settings;
  }

  @Override
  public String title() {
    Manifest manifest = shard.view().state().manifest();
    return manifest == null ? settings.resource() : manifest.title();
  }

  @Override
  public String phase() {
    return Names.of(shard.view().state().phase());
  }

  @Override
  public Map<String, Object> figures() {
    Election election = shard.view().state();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rollSize", election.roll().size());
    figures.put("ballots", election.box().size());
    add(figures, "rollError", roll.error());
    add(figures, "specError", resource.error());
    add(figures, "closesAt", Iso.timeOrNull(election.timer().closesAt()));
    return figures;
  }

  private static void add(Map<String, Object> figures, String name, @Nullable String value) {
    if (value != null) {
      figures.put(name, value);
    }
  }
}
