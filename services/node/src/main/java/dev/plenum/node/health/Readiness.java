package dev.plenum.node.health;

import dev.plenum.kernel.Backend;
import dev.plenum.node.wiring.Drain;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ready: a replica that has caught up, a database that answers, a vote in the consensus group if
 * one was to be had, and what the domain needs. One answer for HTTP, gRPC and the operator.
 */
@Singleton
public final class Readiness {
  private final Backend<?, ?, ?> backend;
  private final Drain drain;
  private final List<Requirement> requirements;

  Readiness(Backend<?, ?, ?> backend, Drain drain, List<Requirement> requirements) {
    this.backend = backend;
    this.drain = drain;
    this.requirements = requirements;
  }

  public boolean ready() {
    return backend.ready() && !drain.draining() && requirements.stream().allMatch(Requirement::met);
  }

  /** What the domain needs, and whether it has it. */
  Map<String, Object> requirements() {
    return requirements.stream().collect(Collectors.toMap(Requirement::name, Requirement::met));
  }
}
