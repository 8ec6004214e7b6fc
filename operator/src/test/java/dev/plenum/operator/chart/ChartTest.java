package dev.plenum.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Helm CHART = new Helm(Path.of("../charts/plenum"));

  @Test
  void lintFindsNothing() {
    var result = CHART.lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void itPacks(@TempDir Path folder) {
    CHART.packageIt().withDestination(folder).call();
    assertThat(folder.resolve("plenum-0.1.0.tgz")).isNotEmptyFile();
  }

  @Test
  void theOperatorRunsRestricted() {
    var pod = one(Deployment.class, rendered()).getSpec().getTemplate().getSpec();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    var container = pod.getContainers().getFirst().getSecurityContext();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
  }

  /** It was killed every eight minutes with 320Mi. */
  @Test
  void theOperatorHasTheMemoryThatItUses() {
    var pod = one(Deployment.class, rendered()).getSpec().getTemplate().getSpec();
    var limits = pod.getContainers().getFirst().getResources().getLimits();
    assertThat(limits)
        .hasEntrySatisfying(
            "memory",
            memory ->
                assertThat(memory.getNumericalAmount())
                    .isGreaterThanOrEqualTo(Quantity.parse("1Gi").getNumericalAmount()));
  }

  @Test
  void secretsAreNeverListedAndNothingIsAllowedByAStar() {
    List<PolicyRule> rules = one(ClusterRole.class, rendered()).getRules();
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.getVerbs()).doesNotContain("*");
          assertThat(rule.getResources()).doesNotContain("*");
        });
    assertThat(rules)
        .filteredOn(rule -> rule.getResources().contains("secrets"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.getVerbs()).containsExactly("get", "create", "update"));
  }

  @Test
  void everyKindOfResourceMayBeRunAndReported() {
    List<PolicyRule> rules = one(ClusterRole.class, rendered()).getRules();
    assertThat(rules)
        .filteredOn(rule -> rule.getApiGroups().contains("plenum.dev"))
        .flatExtracting(PolicyRule::getResources)
        .contains(
            "elections",
            "examsessions",
            "elections/status",
            "examsessions/status",
            "examsessions/finalizers");
  }

  @Test
  void rightsEndAtTheNamespacesThatAreNamed() {
    List<HasMetadata> objects =
        rendered("operator.watchNamespaces[0]=one", "operator.watchNamespaces[1]=two");
    assertThat(objects).noneMatch(ClusterRole.class::isInstance);
    assertThat(objects.stream().filter(Role.class::isInstance))
        .extracting(role -> role.getMetadata().getNamespace())
        .contains("one", "two");
    assertThat(environment(objects, "PLENUM_WATCH_NAMESPACES")).isEqualTo("one,two");
  }

  @Test
  void aDigestWinsOverATag() {
    String digest = "sha256:" + "0".repeat(64);
    assertThat(environment(rendered("node.image.digest=" + digest), "PLENUM_NODE_IMAGE"))
        .isEqualTo("plenum/node@" + digest);
    assertThat(environment(rendered(), "PLENUM_NODE_IMAGE"))
        .isEqualTo("plenum/node:0.1.0-SNAPSHOT");
  }

  @Test
  void monitorsAreWrittenOnlyWhereTheClusterKnowsThem() {
    assertThat(template()).doesNotContain("PodMonitor", "PrometheusRule");
  }

  @Test
  void theDashboardsAreInIt() {
    assertThat(one(ConfigMap.class, rendered()).getData())
        .containsOnlyKeys("plenum-overview.json", "plenum-exam.json")
        .hasEntrySatisfying(
            "plenum-exam.json", json -> assertThat(json).contains("is the exam well?"))
        .hasEntrySatisfying(
            "plenum-overview.json", json -> assertThat(json).contains("is the election well?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operator.replicas=0",
        "operator.replica=1",
        "node.image.digest=latest",
        "operator.logLevel=LOUD"
      })
  void aWrongValueIsRefused(String value) {
    assertThatThrownBy(() -> template(value)).hasMessageContaining("values don't meet");
  }

  private static String template(String... values) {
    var command =
        CHART.template().withName("plenum").withKubeVersion("1.34.4").withNamespace("plenum");
    Arrays.stream(values)
        .map(value -> value.split("=", 2))
        .forEach(pair -> command.set(pair[0], pair[1]));
    return command.call();
  }

  private static List<HasMetadata> rendered(String... values) {
    return Stream.of(template(values).split("(?m)^---\\s*$"))
        .filter(text -> text.contains("kind:"))
        .map(text -> (HasMetadata) YAML.unmarshal(text))
        .toList();
  }

  private static <T> T one(Class<T> type, List<HasMetadata> objects) {
    return objects.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static String environment(List<HasMetadata> objects, String name) {
    return one(Deployment.class, objects)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getEnv()
        .stream()
        .filter(variable -> name.equals(variable.getName()))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }
}
