package dev.plenum.node.watch;

import dev.plenum.kernel.intake.SpecException;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the resource as it now reads to its domain. A bad edit changes nothing: what is in force
 * stays in force, and the error says what is wrong.
 */
public abstract class ResourceWatcher<S, C, E> implements MountedFile {
  private static final Logger log = LoggerFactory.getLogger(ResourceWatcher.class);
  private static final String ACTOR = "resource";

  private final StateMachine<S, C, E> machine;
  private final Desk<C> desk;
  private final Shard<S, C, E> shard;
  private final InstantSource clock;
  private volatile @Nullable String error;

  protected ResourceWatcher(
      StateMachine<S, C, E> machine, Desk<C> desk, Shard<S, C, E> shard, InstantSource clock) {
    this.machine = machine;
    this.desk = desk;
    this.shard = shard;
    this.clock = clock;
  }

  /**
   * The command that brings the resource as it now reads in force; null where it is.
   *
   * @throws SpecException where the resource cannot be used
   */
  protected abstract @Nullable C wanted(S state);

  /** What is wrong with the resource as it now reads; null where nothing is. */
  public @Nullable String error() {
    return error;
  }

  /** The resource comes before what it speaks of. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void look() {
    S state = shard.view().state();
    C command;
    try {
      command = wanted(state);
    } catch (SpecException | UncheckedIOException e) {
      failed(String.valueOf(e.getMessage()));
      return;
    }
    if (command == null) {
      error = null;
      return;
    }
    // Every node can tell whether the edit would be taken; one of them asks.
    switch (machine.decide(state, stamped(command))) {
      case Decision.Rejected<E> rejected -> failed(rejected.rejection().detail());
      case Decision.Accepted<E> _ -> {
        if (shard.status().leading()) {
          bring(command);
        }
      }
    }
  }

  private Stamped<C> stamped(C command) {
    return new Stamped<>(new Stamp(UUID.randomUUID(), ACTOR, clock.instant(), 0), command);
  }

  /** One node at a time asks; should two, the second is told that nothing changes. */
  private void bring(C command) {
    try {
      var receipt = desk.submit(new Desk.Request<>(UUID.randomUUID(), ACTOR, 0, command)).join();
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
