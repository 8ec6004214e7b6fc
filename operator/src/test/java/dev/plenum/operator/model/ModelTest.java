package dev.plenum.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelTest {
  @Test
  void equalBlueprintsMakeEqualObjects() throws IOException {
    assertThat(NodeSet.of(Elections.blueprint())).isEqualTo(NodeSet.of(Elections.blueprint()));
  }

  @Test
  void everyNodeKnowsEveryNode() throws IOException {
    assertThat(NodeContainer.peers(Elections.blueprint()))
        .isEqualTo(
            "board-0=board-0.board-nodes.ns.svc.cluster.local,"
                + "board-1=board-1.board-nodes.ns.svc.cluster.local,"
                + "board-2=board-2.board-nodes.ns.svc.cluster.local");
  }

  @Test
  void nodesAndDatabaseMeetTheRestrictedStandard() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    var database =
        BundledDatabase.statefulSet(blueprint, Objects.requireNonNull(blueprint.bundledDatabase()));
    for (var set : List.of(NodeSet.of(blueprint), database)) {
      var pod = set.getSpec().getTemplate().getSpec();
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      var container = pod.getContainers().getFirst().getSecurityContext();
      assertThat(container.getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }
  }

  @Test
  void nobodyButTheOperatorReplacesNodes() throws IOException {
    var spec = NodeSet.of(Elections.blueprint()).getSpec();
    assertThat(spec.getUpdateStrategy().getType()).isEqualTo("OnDelete");
    assertThat(spec.getPodManagementPolicy()).isEqualTo("Parallel");
  }

  @Test
  void noSecretStandsInTheEnvironment() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    var database =
        BundledDatabase.statefulSet(blueprint, Objects.requireNonNull(blueprint.bundledDatabase()));
    for (var set : List.of(NodeSet.of(blueprint), database)) {
      assertThat(set.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv())
          .extracting(EnvVar::getName)
          .noneMatch(name -> name.endsWith("PASSWORD"));
    }
  }

  @Test
  void whatNodesReadIsTheSpecThatWasGoodLast() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    assertThat(ResourceConfig.lastGood(ResourceConfig.of(blueprint), blueprint.managed()))
        .map(Managed::spec)
        .contains(blueprint.managed().spec());
    assertThat(ResourceConfig.of(blueprint).getData().get("resource.yaml"))
        .contains("method: \"plurality\"", "rule: \"clickTime\"", "name: \"board\"");
  }

  @Test
  void generatedSecretsGoWithTheElectionUnlessItsDatabaseIsKept() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    assertThat(GeneratedSecret.of(blueprint))
        .extracting(GeneratedSecret::name)
        .containsExactly("board-keys", "board-credentials", "board-database");
    Secret keys =
        GeneratedSecret.of(blueprint).getFirst().generate(blueprint, key -> "value of " + key);
    assertThat(keys.getStringData()).containsEntry("roll-key", "value of roll-key");
    assertThat(keys.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(GeneratedSecret.of(Elections.keeping()))
        .hasSize(3)
        .allSatisfy(secret ->
            assertThat(
                    secret
                        .generate(Elections.keeping(), key -> key)
                        .getMetadata()
                        .getOwnerReferences())
                .isEmpty());
  }

  @Test
  void theDatabasesDiskGoesWithTheElectionUnlessItIsKept() throws IOException {
    assertThat(whenDeleted(Elections.blueprint())).isEqualTo("Delete");
    assertThat(whenDeleted(Elections.keeping())).isEqualTo("Retain");
  }

  private static String whenDeleted(Blueprint blueprint) {
    return BundledDatabase.statefulSet(
            blueprint, Objects.requireNonNull(blueprint.bundledDatabase()))
        .getSpec()
        .getPersistentVolumeClaimRetentionPolicy()
        .getWhenDeleted();
  }

  @Test
  void aKeptSecretIsTheNextElectionsOfItsName() throws IOException {
    Blueprint first = Elections.keeping();
    Blueprint next = Elections.keeping();
    next.resource().getMetadata().setUid("u-9");
    GeneratedSecret wanted = GeneratedSecret.of(first).getFirst();
    assertThat(Adoption.of(wanted.generate(first, key -> key), next.managed()))
        .isEqualTo(Adoption.OURS);
    Secret owned =
        GeneratedSecret.of(Elections.blueprint())
            .getFirst()
            .generate(Elections.blueprint(), key -> key);
    assertThat(Adoption.of(owned, next.managed())).isEqualTo(Adoption.FOREIGN);
  }

  @Test
  void anObjectIsOursByOwnerOrByKeptLabelsAndElseForeign() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    var ours = NodeServices.client(blueprint);
    assertThat(Adoption.of(null, blueprint.managed())).isEqualTo(Adoption.ABSENT);
    assertThat(Adoption.of(ours, blueprint.managed())).isEqualTo(Adoption.OURS);
    ours.getMetadata().setLabels(null);
    assertThat(Adoption.of(ours, blueprint.managed())).isEqualTo(Adoption.FOREIGN);
    ours.addOwnerReference(blueprint.resource());
    assertThat(Adoption.of(ours, blueprint.managed())).isEqualTo(Adoption.OURS);
  }
}
