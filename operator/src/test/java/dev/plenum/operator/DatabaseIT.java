package dev.plenum.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database that is given, or bundled. */
class DatabaseIT extends OnCluster {
  private static final String BUNDLED = "bundled: {storage: 1Gi}";

  @Test
  void aMissingDatabaseSecretIsNamedAndHealsByItself() throws Exception {
    client().resource(secret("board-roll", Map.of("roll.csv", "x"))).create();
    apply(election().replace(BUNDLED, "secretRef: {name: ours}"));
    awaitReady("False", "DatabaseSecretMissing");
    client()
        .resource(secret("ours", Map.of("url", "jdbc:postgresql://db/x", "username", "x")))
        .create();
    awaitReady("False", "DatabaseSecretIncomplete");
    client()
        .resource(
            secret(
                "ours", Map.of("url", "jdbc:postgresql://db/x", "username", "x", "password", "y")))
        .update();
    awaitReady("True", "Serving");
    assertThat(
            client()
                .apps()
                .statefulSets()
                .inNamespace(namespace())
                .withName("board-database")
                .get())
        .isNull();
  }
}
