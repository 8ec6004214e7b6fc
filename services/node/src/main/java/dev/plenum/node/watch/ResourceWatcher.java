package dev.plenum.node.watch;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.kernel.intake.SpecException;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the resource as it now reads to the election. A bad edit changes nothing: what is in force
 * stays in force, and the error says what is wrong.
 */
@Singleton
public final class ResourceWatcher {
  private static final Logger log = LoggerFactory.getLogger(ResourceWatcher.class);
  private static final String ACTOR = "resource";

  private final NodeSettings settings;
  private final Pseudonyms pseudonyms;
  private final Desk desk;
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final InstantSource clock;
  private final ElectionMachine machine = new ElectionMachine();
  private volatile @Nullable String error;

  ResourceWatcher(
      NodeSettings settings,
      Pseudonyms pseudonyms,
      Desk desk,
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      InstantSource clock) {
    this.clock = clock;
    this.settings = settings;
    this.pseudonyms = pseudonyms;
    this.desk = desk;
    this.shard = shard;
  }

  /** What is wrong with the resource as it now reads; null where nothing is. */
  public @Nullable String error() {
    return error;
  }

  void look() {
    Manifest wanted = read();
    if (wanted == null) {
      return;
    }
    Election election = shard.view().state();
    if (wanted.equals(election.manifest())) {
      error = null;
      return;
    }
    var configure = new ElectionCommand.ConfigureElection(wanted);
    // Every node can tell whether the edit would be taken; one of them asks.
    switch (machine.decide(election, stamped(configure))) {
      case Decision.Rejected<ElectionEvent> rejected -> failed(rejected.rejection().detail());
      case Decision.Accepted<ElectionEvent> _ -> {
        if (shard.status().leading()) {
          configure(configure);
        }
      }
    }
  }

  private Stamped<ElectionCommand> stamped(ElectionCommand command) {
    return new Stamped<>(new Stamp(UUID.randomUUID(), ACTOR, clock.instant(), 0), command);
  }

  private @Nullable Manifest read() {
    try {
      return Resource.manifest(settings.folder(), settings.resource(), pseudonyms.lotKey());
    } catch (SpecException | UncheckedIOException e) {
      failed(String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** One node at a time asks; should two, the second is told that nothing changes. */
  private void configure(ElectionCommand.ConfigureElection command) {
    try {
      var receipt = desk.submit(new Desk.Request(UUID.randomUUID(), ACTOR, 0, command)).join();
      log.info("the resource is in force from {}", receipt.seq());
      error = null;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Problem problem)) {
        throw e;
      }
      log.info("the resource is not in force yet: {}", problem.detail());
    }
  }

  private void failed(String problem) {
    if (!problem.equals(error)) {
      log.warn("the resource cannot be used: {}", problem);
    }
    error = problem;
  }
}
