package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.api.v1alpha1.ResourceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One election from the first command to the published result, while its parts are killed. */
@Tag("docker")
@ExtendWith(Progress.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ElectionE2E {
  private static final int VOTERS = 1500;
  private static final List<String> OPTIONS =
      List.of("ana", "ben", "chloe", "deniz", "elif", "femi", "greta", "hugo", "ines", "jonas");
  private static final String RUN = "K3s in a container, three nodes, bundled PostgreSQL";

  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "poll", "board");
  private static final Chaos CHAOS = new Chaos(BOARD);
  private static final Electorate ELECTORATE = new Electorate(VOTERS);
  private static final Api API = new Api(PLATFORM.cluster.address(Platform.HTTP));
  private static final GrpcBallots GRPC = new GrpcBallots(PLATFORM.cluster.address(Platform.GRPC));
  private static final Crowd CROWD = new Crowd(List.of(new HttpBallots(API), GRPC), OPTIONS);

  @BeforeAll
  static void holdElection() throws IOException {
    PLATFORM.namespace(BOARD.namespace());
    String roll = ELECTORATE.csv();
    int middle = roll.indexOf('\n', roll.length() / 2) + 1;
    byte[] first = roll.substring(0, middle).getBytes(StandardCharsets.UTF_8);
    BOARD.createSecret("board-roll-1", "roll.csv", first);
    BOARD.createSecret("board-roll-2", "roll.csv.gz", Electorate.packed(roll.substring(middle)));
    long begin = System.nanoTime();
    BOARD.apply(
        Files.readString(Path.of("../examples/election.yaml"))
            .split("(?m)^---$", 2)[1]
            .replace(
                "secretRef: {name: board-roll, key: roll.csv}",
                "secretRefs: [{name: board-roll-1}, {name: board-roll-2, key: roll.csv.gz}]")
            .replace("inWork: 5", "inWork: 64"));
    BOARD.awaitReady("True", "Serving");
    BOARD.awaitAllNodes();
    Evidence.write("e2e.ready_s", seconds(begin), "s", RUN + ", from kubectl apply to three nodes");
    BOARD.openNodePorts(Platform.HTTP, Platform.GRPC);
    await("the way in is open", () -> API.get("election", null).good());
    admin().act("admin/start");
    await("voters see it open", () -> phase().equals("open"));
  }

  @AfterAll
  static void remove() {
    GRPC.close();
    PLATFORM.remove(BOARD.namespace());
  }

  @Test
  @Order(1)
  void threeHundredVoteWhileLeaderAndDatabaseAreKilled() {
    var voting =
        CompletableFuture.runAsync(
            () -> CROWD.vote(ELECTORATE.take(300), 5), Thread.ofVirtual()::start);
    awaitBallots(40);
    CHAOS.killLeader();
    awaitBallots(60);
    CHAOS.killDatabase();
    awaitBallots(40);
    BOARD.awaitAllNodes();
    CHAOS.killLeader();
    voting.join();

    assertThat(CROWD.errors()).isEmpty();
    Evidence.count(
        "e2e.longest_wait_ms",
        CROWD.longestWaitMillis(),
        "ms",
        RUN + ", 300 voters at 5/s, leader killed twice, database once");
  }

  @Test
  @Order(2)
  void aRollingRestartIsNoticedByNobody() {
    BOARD.awaitAllNodes();
    Map<String, String> before = pods();
    long repeats = CROWD.repeats();
    long begin = System.nanoTime();
    BOARD.askForRestart("now");
    while (pods().size() < 3 || pods().values().stream().anyMatch(before::containsValue)) {
      CROWD.vote(ELECTORATE.take(5), 2);
      assertThat(seconds(begin)).as("seconds of a rolling restart").isLessThan(300);
    }
    BOARD.awaitAllNodes();

    assertThat(CROWD.errors()).isEmpty();
    Evidence.write("e2e.rolling_restart_s", seconds(begin), "s", RUN);
    Evidence.count("e2e.rolling_restart_longest_wait_ms", CROWD.longestWaitMillis(), "ms", RUN);
    Evidence.count("e2e.rolling_restart_repeats", CROWD.repeats() - repeats, "attempts", RUN);
  }

  @Test
  @Order(4)
  void nothingIsLostWhenACopyWithoutTheLastHundredCommitsTakesTheDatabasesPlace() {
    CHAOS.copyDatabase();
    int before = CROWD.acknowledged().size();
    var voting =
        CompletableFuture.runAsync(
            () -> CROWD.vote(ELECTORATE.take(300), 15), Thread.ofVirtual()::start);
    await(
        "a hundred ballots and more are counted that the copy lacks",
        () -> CROWD.acknowledged().size() >= before + 120);
    int lost = CROWD.acknowledged().size() - before;
    long begin = System.nanoTime();
    CHAOS.replaceDatabaseByItsCopy();
    await("nodes appended again what it lacks", () -> BOARD.appendedAgain() >= lost);
    Evidence.write(
        "history.recovered_s",
        seconds(begin),
        "s",
        RUN + ", from the end of the database's process, its start included");
    voting.join();

    assertThat(CROWD.errors()).isEmpty();
    Evidence.count("history.lost_tail_recovered", BOARD.appendedAgain(), "entries", RUN);
    Evidence.count("history.lost_tail_longest_wait_ms", CROWD.longestWaitMillis(), "ms", RUN);
  }

  @Test
  @Order(5)
  void allNodesKilledAtOnceComeBackWithEverything() {
    CHAOS.killAllProcesses();
    long begin = System.nanoTime();
    CROWD.vote(ELECTORATE.take(5), 5);
    Evidence.write(
        "e2e.all_nodes_killed_s",
        seconds(begin),
        "s",
        RUN + ", until five ballots were acknowledged");
    BOARD.awaitAllNodes();
    assertThat(CROWD.errors()).isEmpty();
    Evidence.write("e2e.node_rss_mb", CHAOS.largestNodeMegabytes(), "MB", RUN);
  }

  /** One node alone, the others serving: what a crash of a process costs its node. */
  @Test
  @Order(6)
  void aKilledNodeIsReadyAgainWithinSeconds() {
    String follower =
        pods().keySet().stream()
            .filter(pod -> !pod.equals(BOARD.leader()))
            .findFirst()
            .orElseThrow();
    int restarts = BOARD.restarts(follower);
    CHAOS.killProcess(follower);
    await(
        "it was started anew and says that it is ready",
        () -> BOARD.restarts(follower) > restarts && readyMillis(follower).isPresent());
    BOARD.awaitAllNodes();
    Evidence.write(
        "e2e.node_ready_s",
        readyMillis(follower).getAsInt() / 1e3,
        "s",
        RUN + ", from the start of the JVM, two other nodes serving");
  }

  /** What a node says once in its life. */
  private static OptionalInt readyMillis(String pod) {
    return Pattern.compile("ready (\\d+) ms after the JVM began")
        .matcher(BOARD.log(pod))
        .results()
        .mapToInt(said -> Integer.parseInt(said.group(1)))
        .findFirst();
  }

  @Test
  @Order(7)
  void theResultIsWhatWasAcknowledged() {
    admin().act("admin/stop");
    await("it is closed", () -> phase().equals("closed"));
    Officer tally = new Officer(API, "tally", BOARD.password("tally"));
    tally.act("tally/count");
    tally.act("tally/publish");

    Tally result = Tally.of(tally.read("results"), CROWD.acknowledged().values());
    Evidence.count("e2e.acknowledged", CROWD.acknowledged().size(), "ballots", RUN);
    Evidence.count("e2e.lost", result.lost(), "ballots", RUN);
    Evidence.count("e2e.doubled", result.doubled(), "ballots", RUN);
    assertThat(result.counted()).isEqualTo(result.acknowledged());
    await(
        "the status says so",
        () -> BOARD.status().map(ResourceStatus::phase).filter("published"::equals).isPresent());
  }

  @Test
  @Order(3)
  @Tag("prometheus")
  void everyPanelOfTheDashboardShowsSomething() throws IOException, InterruptedException {
    var labels = Map.of("namespace", BOARD.namespace(), "election", BOARD.name());
    try (Prometheus prometheus = Prometheus.start(metricsTargets(), labels)) {
      CROWD.vote(ELECTORATE.take(20), 2);
      prometheus.awaitEveryPanel(Path.of("../charts/plenum/dashboards/overview.json"), labels);
    }
  }

  /** Each pod by a port of its own, as Prometheus would find it inside. */
  private static Map<String, String> metricsTargets() {
    List<String> addresses = BOARD.openPodPorts("management", 8081, Platform.METRICS);
    Map<String, String> targets = new TreeMap<>();
    for (int pod = 0; pod < addresses.size(); pod++) {
      targets.put("board-" + pod, addresses.get(pod));
    }
    return targets;
  }

  /** Waits until so many more than now are acknowledged. */
  private static void awaitBallots(int more) {
    int before = CROWD.acknowledged().size();
    await(
        more + " more ballots are acknowledged",
        () -> CROWD.acknowledged().size() >= before + more);
  }

  private static Officer admin() {
    return new Officer(API, "admin", BOARD.password("admin"));
  }

  private static String phase() {
    return API.get("election", null).body().path("phase").asText();
  }

  private static Map<String, String> pods() {
    return BOARD.pods().stream()
        .collect(
            Collectors.toMap(
                pod -> pod.getMetadata().getName(), pod -> pod.getMetadata().getUid()));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
