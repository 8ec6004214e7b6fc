package dev.plenum.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every alert of the chart fires once, when it should and not before, by Prometheus's own tool. */
@Tag("prometheus")
class AlertsTest {
  private static final Path RULES = Path.of("../charts/plenum/rules/alerts.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> BOARD = Map.of("namespace", "poll", "election", "board");
  private static final Map<String, String> EXAM = Map.of("namespace", "school", "exam", "midterm");

  @TempDir private Path folder;

  /**
   * What leads to an alert.
   *
   * @param labels of the resource
   * @param more labels that the alert names besides
   * @param series by metric and its own labels: one value each fifteen seconds
   * @param quiet when it does not fire yet
   * @param fires when it does
   */
  record Case(
      String alert,
      Map<String, String> labels,
      Map<String, String> more,
      Map<String, String> series,
      String quiet,
      String fires) {
    @Override
    public String toString() {
      return alert;
    }
  }

  private static final Map<String, String> POD = Map.of("pod", "board-1");
  private static final Map<String, String> PEER = Map.of("pod", "board-1", "peer", "board-2");

  private static final List<Case> CASES =
      List.of(
          new Case(
              "PlenumNobodyLeads",
              BOARD,
              Map.of(),
              Map.of("plenum_leading{pod='board-1'}", "0x60", "plenum_leading{pod='b'}", "0x60"),
              "15s",
              "1m"),
          new Case(
              "PlenumQuorumAtRisk",
              BOARD,
              POD,
              Map.of(
                  "plenum_cp_members{pod='board-1'}",
                  "4x60",
                  "plenum_nodes{pod='board-1'}",
                  "5x60"),
              "1m",
              "3m"),
          new Case(
              "PlenumCommitsAreSlow",
              BOARD,
              Map.of(),
              Map.of(
                  "plenum_commit_seconds_bucket{le='1.0'}", "0x60",
                  "plenum_commit_seconds_bucket{le='2.5'}", "0+10x60",
                  "plenum_commit_seconds_bucket{le='+Inf'}", "0+10x60"),
              "1m",
              "5m"),
          new Case(
              "PlenumReplicaLags",
              BOARD,
              POD,
              Map.of("plenum_replica_lag{pod='board-1'}", "1001x60"),
              "30s",
              "2m"),
          new Case(
              "PlenumClockIsOff",
              BOARD,
              PEER,
              Map.of("plenum_clock_offset_seconds{pod='board-1',peer='board-2'}", "-1.5x60"),
              "1m",
              "3m"),
          new Case(
              "PlenumCertificateEnds",
              BOARD,
              POD,
              Map.of("plenum_certificate_expiry_seconds{pod='board-1'}", "1209000x120"),
              "10m",
              "20m"),
          new Case(
              "PlenumStrangerKnocks",
              BOARD,
              Map.of("pod", "board-1", "port", "peer"),
              Map.of("plenum_peer_handshakes_refused_total{pod='board-1',port='peer'}", "0+10x120"),
              "2m",
              "15m"),
          new Case(
              "PlenumExamSubmissionsWait",
              EXAM,
              Map.of(),
              Map.of("plenum_queue_waiting{pod='board-1'}", "1001x60"),
              "15s",
              "1m"),
          new Case(
              "PlenumExamGradingStands",
              EXAM,
              Map.of(),
              Map.of("plenum_exam_grading_pending{pod='board-1'}", "7x60"),
              "4m",
              "12m"),
          new Case(
              "PlenumHistoryDoesNotAgree",
              BOARD,
              POD,
              Map.of("plenum_history_trouble{pod='board-1'}", "0x8 1x60"),
              "1m",
              "3m"),
          new Case(
              "PlenumDatabaseLostItsTail",
              BOARD,
              POD,
              Map.of("plenum_ledger_appended_again_total{pod='board-1'}", "0x8 100x60"),
              "1m",
              "3m"),
          new Case(
              "PlenumReplicaDiverged",
              BOARD,
              POD,
              Map.of("plenum_replica_diverged{pod='board-1'}", "0x8 1x60"),
              "1m",
              "3m"),
          new Case(
              "PlenumLeadersComeAndGo",
              BOARD,
              Map.of(),
              Map.of("plenum_epoch{pod='board-1'}", "3x8 4+1x60"),
              "1m",
              "8m"),
          new Case(
              "PlenumStaleCommits",
              BOARD,
              Map.of(),
              Map.of("plenum_stale_commits_refused_total{pod='board-1'}", "0x8 0+1x60"),
              "1m",
              "8m"));

  /** The same metrics of a resource that is well. */
  private static final Map<String, String> WELL =
      Map.ofEntries(
          Map.entry("plenum_leading{pod='board-1'}", "1x60"),
          Map.entry("plenum_cp_members{pod='board-1'}", "3x60"),
          Map.entry("plenum_nodes{pod='board-1'}", "3x60"),
          Map.entry("plenum_commit_seconds_bucket{le='1.0'}", "0+10x60"),
          Map.entry("plenum_commit_seconds_bucket{le='+Inf'}", "0+10x60"),
          Map.entry("plenum_replica_lag{pod='board-1'}", "1000x60"),
          Map.entry("plenum_clock_offset_seconds{pod='board-1',peer='board-2'}", "-1x60"),
          Map.entry("plenum_certificate_expiry_seconds{pod='board-1'}", "7776000x120"),
          Map.entry("plenum_peer_handshakes_refused_total{pod='board-1',port='peer'}", "3x120"),
          Map.entry("plenum_queue_waiting{pod='board-1'}", "1000x60"),
          Map.entry("plenum_exam_grading_pending{pod='board-1'}", "60-1x60"),
          Map.entry("plenum_history_trouble{pod='board-1'}", "0x60"),
          Map.entry("plenum_ledger_appended_again_total{pod='board-1'}", "100x60"),
          Map.entry("plenum_replica_diverged{pod='board-1'}", "0x60"),
          Map.entry("plenum_epoch{pod='board-1'}", "3x20 4x40"),
          Map.entry("plenum_stale_commits_refused_total{pod='board-1'}", "0x20 3x40"));

  private static List<Case> cases() {
    return CASES;
  }

  @Test
  void noAlertIsLeftOut() throws IOException {
    assertThat(CASES.stream().map(Case::alert))
        .containsExactlyInAnyOrderElementsOf(rules().keySet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itFiresWhenItShouldAndNotBefore(Case sick) throws Exception {
    JsonNode rule = Objects.requireNonNull(rules().get(sick.alert()));
    Map<String, String> labels = new TreeMap<>(sick.labels());
    labels.putAll(sick.more());
    rule.get("labels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
    Map<String, String> annotations = new TreeMap<>();
    rule.get("annotations")
        .properties()
        .forEach(a -> annotations.put(a.getKey(), said(a.getValue().asText(), labels)));
    check(
        series(sick.series(), sick.labels()),
        List.of(
            expectation(sick.alert(), sick.quiet(), List.of()),
            expectation(
                sick.alert(),
                sick.fires(),
                List.of(Map.of("exp_labels", labels, "exp_annotations", annotations)))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itIsSilentWhileAllIsWell(Case sick) throws Exception {
    check(series(WELL, sick.labels()), List.of(expectation(sick.alert(), sick.fires(), List.of())));
  }

  private static Map<String, Object> expectation(String alert, String at, List<?> alerts) {
    return Map.of("eval_time", at, "alertname", alert, "exp_alerts", alerts);
  }

  private static String said(String template, Map<String, String> labels) {
    return template
        .replace("{{ $labels.election }}", labels.getOrDefault("election", ""))
        .replace("{{ $labels.exam }}", labels.getOrDefault("exam", ""));
  }

  private static List<Map<String, String>> series(
      Map<String, String> values, Map<String, String> labels) {
    List<Map<String, String>> series = new ArrayList<>();
    StringBuilder resource = new StringBuilder("{");
    labels.forEach((name, value) -> resource.append("%s='%s',".formatted(name, value)));
    values.forEach((metric, run) ->
        series.add(Map.of("series", metric.replace("{", resource.toString()), "values", run)));
    return series;
  }

  private void check(List<?> series, List<?> expectations) throws Exception {
    var tests =
        Map.of(
            "rule_files", List.of(RULES.toAbsolutePath().normalize().toString()),
            "evaluation_interval", "15s",
            "tests",
                List.of(
                    Map.of(
                        "interval", "15s",
                        "input_series", series,
                        "alert_rule_test", expectations)));
    Path file = folder.resolve("tests.yaml");
    JSON.writeValue(file.toFile(), tests);
    Process tool =
        new ProcessBuilder("promtool", "test", "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
  }

  private static Map<String, JsonNode> rules() throws IOException {
    JsonNode file =
        new KubernetesSerialization().unmarshal(Files.readString(RULES), JsonNode.class);
    Map<String, JsonNode> rules = new TreeMap<>();
    for (JsonNode group : file.get("groups")) {
      StreamSupport.stream(group.get("rules").spliterator(), false)
          .forEach(rule -> rules.put(rule.get("alert").asText(), rule));
    }
    return rules;
  }
}
