package dev.plenum.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people give may be missing or wrong: that is named, and heals once it is right. */
class InputsIT extends OnCluster {
  @Test
  void aMissingRollIsNamedAndHealsByItself() throws Exception {
    apply(election());
    awaitReady("False", "RollSecretMissing");
    assertThat(ready().getMessage()).contains("spec.roll.secretRef.name", "board-roll");
    assertThat(warnings()).contains("RollSecretMissing");

    client().resource(secret("board-roll", Map.of("wrong", "x"))).create();
    awaitReady("False", "RollKeyMissing");

    client()
        .resource(secret("board-roll", Map.of("roll.csv", "id,name,email,weight,code\n")))
        .update();
    awaitReady("True", "Serving");
  }

  @Test
  void anUnusableEditLeavesTheElectionAsItWas() throws Exception {
    apply(example());
    awaitReady("True", "Serving");
    kubectl(
        "patch",
        "election",
        "board",
        "--type=merge",
        "-p",
        "{\"spec\":{\"closes\":\"2020-01-01T00:00:00Z\",\"title\":\"Other\"}}");
    awaitReady("False", "SpecInvalid");
    assertThat(
            client()
                .configMaps()
                .inNamespace(namespace())
                .withName("board-resource")
                .get()
                .getData()
                .get("resource.yaml"))
        .contains("Board election")
        .doesNotContain("2020-01-01");
    kubectl("patch", "election", "board", "--type=merge", "-p", "{\"spec\":{\"closes\":\"3h\"}}");
    awaitReady("True", "Serving");
  }

  private List<String> warnings() {
    return client().v1().events().inNamespace(namespace()).list().getItems().stream()
        .filter(event -> "Warning".equals(event.getType()))
        .map(Event::getReason)
        .toList();
  }
}
