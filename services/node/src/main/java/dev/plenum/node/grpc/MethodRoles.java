package dev.plenum.node.grpc;

import java.util.Map;
import java.util.Set;

/** Who may call which method of the domain's service, and which of them change nothing. */
public interface MethodRoles {

  /** The service's full name. */
  String service();

  /** Methods that need a role, with the roles that may; all others are open to everybody. */
  Map<String, Set<String>> roles();

  /** Methods that only show what this node has folded. */
  Set<String> readings();
}
