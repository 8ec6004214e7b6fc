package dev.plenum.node.wiring;

import dev.plenum.node.election.ElectionDomain;
import dev.plenum.node.exam.ExamDomain;
import java.util.List;
import java.util.stream.Collectors;

/** The domains that a node can serve; it serves one. */
public final class Domains {
  private static final List<Domain<?, ?, ?>> ALL = List.of(new ElectionDomain(), new ExamDomain());

  private Domains() {}

  public static Domain<?, ?, ?> of(String kind) {
    return ALL.stream()
        .filter(domain -> domain.kind().equals(kind))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "PLENUM_KIND is "
                    + kind
                    + "; this release serves "
                    + ALL.stream().map(Domain::kind).collect(Collectors.joining(" and "))));
  }
}
