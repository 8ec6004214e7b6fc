package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The last moments of an exam, at three nodes in truth and at once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ExamRushIT {
  private static final int STUDENTS = 40;
  private static final Duration GRACE = Duration.ofSeconds(1);

  @TempDir private static Path root;
  private static EmbeddedPostgres database;
  private static List<NodeApplication> nodes;

  /** One student, at two devices and two nodes. */
  private record Student(String roll, Client laptop, Client tablet) {}

  @BeforeAll
  static void start() throws IOException {
    database = EmbeddedPostgres.start();
    Folder folder = ExamFolder.in(root);
    folder.write("resource/resource.yaml", ExamFolder.RESOURCE.replace("grace: 0s", "grace: 1s"));
    folder.write("roster/roster.csv", roster());
    nodes = ThreeNodes.start(folder, "ExamSession", "midterm", database);
    TestNode.await(() -> nodes.stream().allMatch(ThreeNodes::ready));
    TestNode.await(() -> inPhase("ready"));
    assertThat(at(0).officer("admin").act("/api/v1/admin/open").status()).isEqualTo(200);
    TestNode.await(() -> inPhase("open"));
  }

  @AfterAll
  static void end() throws IOException {
    nodes.forEach(NodeApplication::kill);
    database.close();
  }

  private static String roster() {
    return ExamFolder.ROSTER
        + IntStream.range(0, STUDENTS)
            .mapToObj(i -> "%d,Student %d,%s,,\n".formatted(500 + i, i, code(i)))
            .collect(Collectors.joining());
  }

  private static String code(int student) {
    return "RUSHH-XYGSK-YSVCJ-H029X-ZZ%04d".formatted(student);
  }

  @Test
  @Order(1)
  void ofTwoHandInsAtOnceOneCountsAndTheOtherIsToldWhich() throws Exception {
    List<Student> students = IntStream.range(0, STUDENTS).mapToObj(ExamRushIT::sitting).toList();
    List<Callable<Client.Answer>> rush = new ArrayList<>();
    for (Student student : students) {
      rush.add(() -> TestExam.handIn(student.laptop(), "laptop", "manual"));
      rush.add(() -> TestExam.handIn(student.tablet(), "tablet", "automatic"));
    }
    List<Client.Answer> answers = together(rush);
    for (int i = 0; i < STUDENTS; i++) {
      boolean laptop = answers.get(2 * i).status() == 200;
      Client.Answer won = answers.get(laptop ? 2 * i : 2 * i + 1);
      Client.Answer lost = answers.get(laptop ? 2 * i + 1 : 2 * i);
      assertThat(won.status()).as(won.raw().body()).isEqualTo(200);
      assertThat(lost.status()).as(lost.raw().body()).isEqualTo(409);
      assertThat(lost.raw().body())
          .isEqualTo(
              "{\"success\":false,\"reason\":\"conflict_resolved\",\"winner\":\"%s\",\"message\":\"Submission already in progress\"}"
                  .formatted(laptop ? "laptop" : "tablet"));
      String mode = laptop ? "manual" : "automatic";
      assertThat(stories(students.get(i).roll()))
          .allMatch(story -> story.at("/student/handInMode").asText().equals(mode));
    }
  }

  private static Student sitting(int index) {
    Student student =
        new Student(
            String.valueOf(500 + index),
            at(index % 3).voter(code(index)),
            at((index + 1) % 3).voter(code(index)));
    assertThat(TestExam.begin(student.laptop(), "laptop").status()).isEqualTo(200);
    return student;
  }

  private static List<Client.Answer> together(List<Callable<Client.Answer>> rush) throws Exception {
    List<Client.Answer> answers = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Client.Answer> answer : crowd.invokeAll(rush)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /** Answers run on over the closing, at all nodes in turn. */
  @Test
  @Order(2)
  void everyNodeSaysTheSameOfAnAnswerAroundTheClosing() {
    List<Client> doors = IntStream.range(0, 3).mapToObj(i -> at(i).voter(ExamFolder.ADA)).toList();
    assertThat(TestExam.begin(doors.getFirst(), "laptop").status()).isEqualTo(200);
    List<String> verdicts = new ArrayList<>();
    long end = System.nanoTime() + GRACE.plusSeconds(2).toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      if (i == 3) {
        assertThat(at(0).officer("admin").act("/api/v1/admin/close").status()).isEqualTo(200);
      }
      String answer = "{\"text\":\"%d\"}".formatted(i);
      Client.Answer saved = TestExam.save(doors.get(i % 3), "q3", answer);
      // Of one question no more than a few late answers are kept.
      verdicts.add(saved.status() == 200 ? saved.text("/verdict") : saved.reason());
      TestNode.pause(100);
    }
    assertThat(verdicts).startsWith("onTime", "onTime", "onTime").contains("late");
    assertThat(verdicts.subList(verdicts.indexOf("late"), verdicts.size()))
        .isSubsetOf("late", "TooLate");
    Instant closed = Instant.parse(at(0).get("/api/v1/exam").text("/closedAt"));
    List<JsonNode> stories = stories("21");
    for (JsonNode story : stories) {
      JsonNode counts = answerTo(story.at("/answers"), "q3");
      JsonNode kept = answerTo(story.at("/late"), "q3");
      assertThat(Instant.parse(counts.path("receivedAt").asText()))
          .isBeforeOrEqualTo(closed.plus(GRACE));
      Instant late = Instant.parse(kept.path("receivedAt").asText());
      assertThat(late).isAfter(closed.plus(GRACE));
      assertThat(kept.path("lateMillis").asLong())
          .isEqualTo(Duration.between(closed, late).toMillis());
      assertThat(List.of(counts, kept))
          .isEqualTo(
              List.of(
                  answerTo(stories.getFirst().at("/answers"), "q3"),
                  answerTo(stories.getFirst().at("/late"), "q3")));
    }
  }

  private static JsonNode answerTo(JsonNode answers, String item) {
    for (JsonNode answer : answers) {
      if (answer.path("item").asText().equals(item)) {
        return answer;
      }
    }
    throw new AssertionError("no answer to " + item + " in " + answers);
  }

  /** A student's story as each node tells it, once all are as far as the first. */
  private static List<JsonNode> stories(String roll) {
    List<Client> proctors =
        IntStream.range(0, 3).mapToObj(i -> at(i).voter(ExamFolder.PROCTOR)).toList();
    long seq = proctors.getFirst().get("/api/v1/monitor/" + roll).body().path("seq").asLong();
    List<JsonNode> stories = new ArrayList<>();
    for (Client proctor : proctors) {
      TestNode.await(
          () -> proctor.get("/api/v1/monitor/" + roll).body().path("seq").asLong() >= seq);
      stories.add(proctor.get("/api/v1/monitor/" + roll).body());
    }
    return stories;
  }

  private static boolean inPhase(String phase) {
    return nodes.stream()
        .allMatch(node -> ThreeNodes.management(node).get("/status").text("/phase").equals(phase));
  }

  private static Client at(int node) {
    return new Client(nodes.get(node).ports().http());
  }
}
