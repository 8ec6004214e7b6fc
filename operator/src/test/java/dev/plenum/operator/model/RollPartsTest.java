package dev.plenum.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A roll lies in one Secret or in several, as CSV or workbook; nodes find it in one folder. */
final class RollPartsTest {
  private static final String ONE = "secretRef: {name: board-roll, key: roll.csv}";

  @Test
  void severalSecretsBecomeOneFolderInTheirOrder() throws IOException {
    Blueprint blueprint =
        Elections.edited(
            ONE,
            "secretRefs: [{name: roll-z, key: roll.csv.gz}, {name: roll-a}, {name: roll-a, key: b}]");
    Volume volume = roll(blueprint);
    assertThat(volume.getProjected().getSources())
        .extracting(VolumeProjection::getSecret)
        .extracting(secret -> secret.getName() + " " + item(secret.getItems().getFirst()))
        .containsExactly(
            "roll-z roll.csv.gz=roll-01", "roll-a roll.csv=roll-02", "roll-a b=roll-03");
    assertThat(blueprint.managed().inputs().get(1).field()).isEqualTo("spec.roll.secretRefs[1]");
    assertThat(pod(blueprint).getContainers().getFirst().getVolumeMounts())
        .extracting(VolumeMount::getName)
        .containsOnlyOnce("roll");
  }

  @Test
  void aWorkbookKeepsItsEnding() throws IOException {
    Blueprint blueprint = Elections.edited(ONE, "secretRef: {name: board-roll, key: voters.xlsx}");
    assertThat(item(roll(blueprint).getSecret().getItems().getFirst()))
        .isEqualTo("voters.xlsx=roll.xlsx");
  }

  @Test
  void aSingleOneAmongSeveralIsLikeOne() throws IOException {
    Blueprint one = Elections.blueprint();
    Blueprint list = Elections.edited(ONE, "secretRefs: [{name: board-roll, key: roll.csv}]");
    assertThat(roll(list)).isEqualTo(roll(one));
  }

  private static String item(KeyToPath item) {
    return item.getKey() + "=" + item.getPath();
  }

  private static Volume roll(Blueprint blueprint) {
    return pod(blueprint).getVolumes().stream()
        .filter(volume -> volume.getName().equals("roll"))
        .findFirst()
        .orElseThrow();
  }

  private static PodSpec pod(Blueprint blueprint) {
    return NodeSet.of(blueprint).getSpec().getTemplate().getSpec();
  }
}
