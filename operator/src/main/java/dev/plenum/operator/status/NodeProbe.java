package dev.plenum.operator.status;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/** Asks nodes how they are. */
@FunctionalInterface
public interface NodeProbe {
  /**
   * Reports by pod name. Whoever does not answer within a short limit is left out: silence is an
   * observation like any other, and never an exception.
   */
  Map<String, NodeReport> ask(List<Pod> pods);
}
