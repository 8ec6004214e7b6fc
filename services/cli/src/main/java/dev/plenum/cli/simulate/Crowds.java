package dev.plenum.cli.simulate;

import dev.plenum.cli.local.Definition;
import dev.plenum.cli.local.Definition.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Elections made up for a crowd. */
final class Crowds {
  private static final String ELECTION =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: Election
      metadata: {name: crowd}
      spec:
        title: A simulated election
        replicas: 3
        contests:
        - id: chair
          text: Who shall chair the board?
          method: plurality
          options:
          - {id: ana, name: Ana Prado}
          - {id: ben, name: Ben Okafor}
          - {id: chloe, name: Chloé Martin}
          - {id: deniz, name: Deniz Kaya}
        - id: committee
          text: Who shall sit on the committee?
          method: approval
          seats: 2
          options:
          - {id: elif, name: Elif Demir}
          - {id: femi, name: Femi Adeyemi}
          - {id: greta, name: Greta Holm}
        roll: {secretRef: {name: crowd-roll, key: roll.csv}}
        opens: manual
        closes: 2h
        deadline: {rule: clickTime, grace: 2s}
        admission: {inWork: 5, queue: 10000}
        results: {publish: manual}
        database: {bundled: {storage: 1Gi}}
      """;

  private Crowds() {}

  static Definition election(int voters) {
    StringBuilder roll = new StringBuilder("id,name,email,weight,code\n");
    for (int i = 1; i <= voters; i++) {
      roll.append("s%06d,Voter %d,s%06d@example.org,1,%s%n".formatted(i, i, i, Codes.fresh()));
    }
    byte[] file = roll.toString().getBytes(StandardCharsets.UTF_8);
    return new Definition(
        Kind.ELECTION,
        "crowd",
        "A simulated election",
        3,
        ELECTION,
        Map.of(Kind.ELECTION.peopleFile(), file));
  }
}
