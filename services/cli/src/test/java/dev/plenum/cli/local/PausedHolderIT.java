package dev.plenum.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hard case of mutual exclusion: the process on which somebody holds the marksheet is stopped
 * in its midst (SIGSTOP), so that neither the node nor the person learns that the lease is over.
 */
class PausedHolderIT {
  private static final String REFUSED = "refused";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String ROLL = "1001";
  private static final String ESSAY = "why";
  private static final String SECOND_TEACHER = "TTTT2-XYGSK-YSVCJ-H029X-ZQCG02";

  /** What the next one enters when each of the nodes is stopped. */
  private static final List<Double> MARKS = List.of(2.0, 1.5, 2.5);

  /** What the holder enters who does not know that the lease is over. */
  private static final double TOO_LATE = 1;

  @TempDir private Path folder;

  /**
   * Each node in its turn. The one that decides is the harder one, as it wakes with a state in
   * which the lease runs on; so is the oldest member of the Hazelcast cluster, whose going the
   * others have to agree on while it accepts connections and says nothing.
   */
  @Test
  void whatAPausedHolderWritesIsRefusedAHundredTimesOfAHundredOnEveryNode() throws Exception {
    Definition exam = exam();
    try (Cluster cluster = Cluster.start(exam, Cluster.Mode.PROCESSES)) {
      cluster.awaitReady();
      List<Api> nodes = cluster.addresses().stream().map(at -> new Api(List.of(at))).toList();
      Api any = nodes.getFirst();
      graded(any, cluster.credentials().adminPassword(), code(exam, "student"));
      String holder = any.login(code(exam, "teacher"), LIMIT);
      String next = any.login(SECOND_TEACHER, LIMIT);
      long generation = generation(any);
      for (int i = 0; i < nodes.size(); i++) {
        paused(cluster, nodes, holder, next, i);
      }
      assertThat(generation(any)).as("the others kept their consensus group").isEqualTo(generation);
      assertThat(generation).isNotNegative();
      nodes.forEach(Api::close);
    }
  }

  private static void paused(
      Cluster cluster, List<Api> nodes, String holder, String next, int stopped) throws Exception {
    Api theirs = nodes.get(stopped);
    Api other = nodes.get((stopped + 1) % nodes.size());
    JsonNode token = lock(theirs, holder);
    int version = version(theirs, holder);
    double marks = MARKS.get(stopped);
    signal("-STOP", cluster.nodes().get(stopped));
    JsonNode later = lock(other, next);
    assertThat(later).isNotEqualTo(token);
    write(other, next, later, version, marks);

    List<String> told = new ArrayList<>();
    try (ExecutorService hundred = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> write = () -> whatIsTold(theirs, holder, token, version, marks);
      List<Future<String>> writes = new ArrayList<>();
      // Half of them lie in the stopped process's sockets and are the first thing that it reads.
      for (int i = 0; i < 50; i++) {
        writes.add(hundred.submit(write));
      }
      signal("-CONT", cluster.nodes().get(stopped));
      for (int i = 0; i < 50; i++) {
        writes.add(hundred.submit(write));
      }
      for (Future<String> answer : writes) {
        told.add(answer.get());
      }
    }
    assertThat(told).hasSize(100).containsOnly(REFUSED);
    awaitWhole(nodes);
    for (Api node : nodes) {
      assertThat(mark(node, next)).as("the next one's mark stands on every node").isEqualTo(marks);
    }
    act(other, "/marks/lock/release", Map.of("token", later), next);
  }

  private static long generation(Api node) throws Api.Refused {
    return node.read("/cluster", null, LIMIT).at("/shard/generation").asLong(-1);
  }

  /** Until every node votes again and knows who leads each consensus group. */
  private static void awaitWhole(List<Api> nodes) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    for (Api node : nodes) {
      while (!isWhole(node.read("/cluster", null, LIMIT).path("raft"), nodes.size())) {
        assertThat(System.nanoTime()).as("a node that woke votes again").isLessThan(end);
        Thread.sleep(200);
      }
    }
  }

  private static boolean isWhole(JsonNode groups, int members) {
    boolean whole = groups.size() > 1;
    for (JsonNode group : groups) {
      whole &=
          group.path("members").size() == members && group.path("silentMillis").asLong() < 2_000;
    }
    return whole;
  }

  /** What the writer is told: refused for its old token, with what it would have changed. */
  private static String whatIsTold(
      Api node, String who, JsonNode token, int version, double marks) {
    try {
      write(node, who, token, version, TOO_LATE);
      return "written";
    } catch (Api.Refused e) {
      boolean refused =
          e.reason().equals("StaleToken")
              && e.problem().at("/difference/0/sent").asDouble() == TOO_LATE
              && e.problem().at("/difference/0/now").asDouble() == marks;
      return refused ? REFUSED : e.reason() + " " + e.problem();
    }
  }

  private static void write(Api node, String who, JsonNode token, int version, double marks)
      throws Api.Refused {
    var row = Map.of("roll", ROLL, "item", ESSAY, "marks", marks);
    act(
        node,
        "/marks/entries",
        Map.of("token", token, "basedOn", version, "rows", List.of(row)),
        who);
  }

  private static JsonNode lock(Api node, String who) throws Api.Refused {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      JsonNode token = act(node, "/marks/lock", Map.of(), who).path("token");
      if (!token.isMissingNode()) {
        return token;
      }
    }
    throw new AssertionError("the marksheet was not given within " + LIMIT);
  }

  private static int version(Api node, String who) throws Api.Refused {
    return node.read("/marks", who, LIMIT).path("version").asInt();
  }

  private static double mark(Api node, String who) throws Api.Refused {
    for (JsonNode row : node.read("/marks", who, LIMIT).path("rows")) {
      if (row.path("roll").asText().equals(ROLL)) {
        return row.path("marks").path(ESSAY).asDouble();
      }
    }
    throw new AssertionError("no row of " + ROLL);
  }

  /** One student begins and is stopped by the end of the exam; all is marked but the essay. */
  private static void graded(Api node, String password, String student)
      throws Api.Refused, InterruptedException {
    String admin = node.login("admin", password, LIMIT);
    act(node, "/admin/open", Map.of(), admin);
    act(node, "/attempt", Map.of("lamport", 1, "device", "laptop"), node.login(student, LIMIT));
    act(node, "/admin/close", Map.of(), admin);
    while (!node.read("/exam", null, LIMIT).path("phase").asText().equals("graded")) {
      Thread.sleep(100);
    }
  }

  private static JsonNode act(Api node, String path, Map<String, ?> body, String who)
      throws Api.Refused {
    Map<String, Object> whole = new HashMap<>(body);
    whole.put("commandId", UUID.randomUUID());
    return node.decide(path, whole, who, LIMIT, _ -> {});
  }

  private static void signal(String signal, Node node) throws IOException, InterruptedException {
    String pid = String.valueOf(((ProcessNode) node).pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  /** The demonstration's exam, with a second teacher. */
  private Definition exam() throws IOException {
    String text = Files.readString(Path.of("../../examples/exam.yaml"));
    String teacher = "    t02,Tomás Prado," + SECOND_TEACHER + ",,teacher\n";
    Path file = folder.resolve("exam.yaml");
    Files.writeString(file, text.replace("    p01,", teacher + "    p01,"));
    return Definition.read(List.of(file), null).getFirst();
  }

  private static String code(Definition exam, String role) {
    return exam.people().stream()
        .filter(person -> role.equals(person.role().isEmpty() ? "student" : person.role()))
        .findFirst()
        .orElseThrow()
        .code();
  }
}
