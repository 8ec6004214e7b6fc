package dev.plenum.node.election.watch;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.election.domain.LotKey;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.files.ManifestFile;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import dev.plenum.node.watch.ResourceWatcher;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The mounted Election. */
@Singleton
public final class ElectionResource
    extends ResourceWatcher<Election, ElectionCommand, ElectionEvent> {
  private final NodeSettings settings;
  private final Resource resource;
  private final Pseudonyms pseudonyms;

  ElectionResource(
      NodeSettings settings,
      Resource resource,
      Pseudonyms pseudonyms,
      Desk<ElectionCommand> desk,
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      InstantSource clock) {
    super(new ElectionMachine(), desk, shard, clock);
    this.settings = settings;
    this.resource = resource;
    this.pseudonyms = pseudonyms;
  }

  @Override
  protected @Nullable ElectionCommand wanted(Election election) {
    Manifest manifest =
        ManifestFile.read(
            settings.resource(), resource.load(), LotKey.commitment(pseudonyms.lotKey()));
    return manifest.equals(election.manifest())
        ? null
        : new ElectionCommand.ConfigureElection(manifest);
  }
}
