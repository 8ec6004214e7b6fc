package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.operator.model.Labels;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The database that is given, or bundled. */
class DatabaseIT extends OnCluster {
  private static final String BUNDLED = "bundled: {storage: 1Gi}";
  private static final List<String> KEPT =
      List.of("board-keys", "board-credentials", "board-database");

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

  @Test
  void aBundledDatabaseGoesWithItsElection() throws Exception {
    apply(example());
    awaitReady("True", "Serving");
    awaitDatabase();
    assertThat(disks()).hasSize(1);

    kubectl("delete", "election", "board");
    awaitNothingRuns();
    await("the disk is gone", () -> disks().isEmpty());
    await("passwords and keys are gone", () -> secrets().isEmpty());
  }

  @Test
  void aKeptDatabaseServesTheNextElectionOfItsName() throws Exception {
    String keeping = example().replace(BUNDLED, "bundled: {storage: 1Gi, keep: true}");
    apply(keeping);
    awaitReady("True", "Serving");
    awaitDatabase();
    sql("CREATE TABLE written (author text); INSERT INTO written VALUES ('the first election')");
    List<String> disks = disks();
    Map<String, Map<String, String>> secrets = secrets();
    assertThat(disks).hasSize(1);
    assertThat(secrets).containsOnlyKeys(KEPT);

    kubectl("delete", "election", "board");
    awaitNothingRuns();
    assertThat(disks()).isEqualTo(disks);
    assertThat(secrets()).isEqualTo(secrets);

    apply(keeping);
    awaitReady("True", "Serving");
    awaitDatabase();
    assertThat(sql("SELECT author FROM written")).isEqualTo("the first election");
    assertThat(disks()).isEqualTo(disks);
    assertThat(secrets()).isEqualTo(secrets);
  }

  private void awaitNothingRuns() {
    await(
        "nothing runs any more",
        () -> kubectl("get", "all", "-l", Labels.ELECTION + "=board", "-o", "name").isBlank());
  }

  private String sql(String statement) {
    String script =
        "PGPASSWORD=$(cat $POSTGRES_PASSWORD_FILE) psql -h 127.0.0.1 -U plenum -Atqc \"$0\"";
    return kubectl("exec", "board-database-0", "--", "sh", "-c", script, statement).strip();
  }

  /** Which disks there are: another of the same name is another. */
  private List<String> disks() {
    return client().persistentVolumeClaims().inNamespace(namespace()).list().getItems().stream()
        .map(claim -> claim.getMetadata().getUid())
        .toList();
  }

  /** What stands in the Secrets that the operator made. */
  private Map<String, Map<String, String>> secrets() {
    return client().secrets().inNamespace(namespace()).list().getItems().stream()
        .filter(secret -> KEPT.contains(secret.getMetadata().getName()))
        .collect(Collectors.toMap(secret -> secret.getMetadata().getName(), Secret::getData));
  }
}
