package dev.plenum.node.watch;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Reason;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.files.SpecException;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
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
  private volatile @Nullable String error;

  /** A manifest that was refused, so that it is not asked for every second. */
  private @Nullable Manifest refused;

  ResourceWatcher(
      NodeSettings settings,
      Pseudonyms pseudonyms,
      Desk desk,
      Shard<Election, ElectionCommand, ElectionEvent> shard) {
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
    if (wanted == null || wanted.equals(refused)) {
      return;
    }
    if (wanted.equals(shard.view().state().manifest())) {
      error = null;
      return;
    }
    if (shard.status().leading()) {
      configure(wanted);
    }
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
  private void configure(Manifest wanted) {
    var request =
        new Desk.Request(
            UUID.randomUUID(), ACTOR, 0, new ElectionCommand.ConfigureElection(wanted));
    try {
      var receipt = desk.submit(request).join();
      log.info("the resource is in force from {}", receipt.seq());
      error = null;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Problem problem)) {
        throw e;
      }
      refused(wanted, problem);
    }
  }

  private void refused(Manifest wanted, Problem problem) {
    boolean later = problem.retryAfter() != null;
    boolean unchanged = problem.reason().equals(Reason.ManifestUnchanged.name());
    if (!later && !unchanged) {
      refused = wanted;
      failed(problem.detail());
    }
  }

  private void failed(String problem) {
    if (!problem.equals(error)) {
      log.warn("the resource cannot be used: {}", problem);
    }
    error = problem;
  }
}
