package dev.plenum.node;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Phase;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.node.exam.ExamDomain;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A node that serves an exam over a ledger in memory. */
record TestExam(
    NodeApplication application,
    FakeBackend<Exam, ExamCommand, ExamEvent> backend,
    Folder folder,
    ScheduledExecutorService timer)
    implements AutoCloseable {

  static TestExam start(Path root) {
    return start(ExamFolder.in(root));
  }

  static TestExam start(Folder folder) {
    var backend = new FakeBackend<>(new ExamDomain());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    TestExam exam = new TestExam(application(folder, backend), backend, folder, timer);
    TestNode.await(() -> exam.state().phase() == Phase.READY);
    var _ =
        timer.scheduleWithFixedDelay(
            () -> backend.due(Instant.now()), 0, 50, TimeUnit.MILLISECONDS);
    return exam;
  }

  private static NodeApplication application(
      Folder folder, FakeBackend<Exam, ExamCommand, ExamEvent> backend) {
    NodeSettings settings =
        new NodeSettings(
            "ExamSession",
            "midterm",
            "n-0",
            List.of(new PeerAddress("n-0", "127.0.0.1", 1, 2)),
            folder.root(),
            NodeSettings.Ports.FREE);
    return NodeApplication.start(settings, Secrets.read(folder.root()), _ -> backend);
  }

  /** The node started again over the same ledger and folder. */
  TestExam again() {
    application.close();
    return new TestExam(application(folder, backend), backend, folder, timer);
  }

  Exam state() {
    return backend.view().state();
  }

  Client client() {
    return new Client(application.ports().http());
  }

  Client as(String code) {
    return client().voter(code);
  }

  Client admin() {
    return client().officer("admin");
  }

  Client management() {
    return new Client(application.ports().management());
  }

  void open() {
    Client.Answer answer = admin().act("/api/v1/admin/open");
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /** Begins for somebody and answers with the attempt. */
  static Client.Answer begin(Client student, String device) {
    return student.post(
        "/api/v1/attempt",
        "{\"commandId\":\"%s\",\"lamport\":1,\"device\":\"%s\"}"
            .formatted(UUID.randomUUID(), device));
  }

  static Client.Answer save(Client student, String item, String answer) {
    return student.post(
        "/api/v1/attempt/answers",
        "{\"commandId\":\"%s\",\"lamport\":2,\"item\":\"%s\",\"answer\":%s,\"marked\":false,\"device\":\"laptop\"}"
            .formatted(UUID.randomUUID(), item, answer));
  }

  static Client.Answer handIn(Client student, String device, String mode) {
    return student.post(
        "/api/v1/attempt/hand-in",
        "{\"commandId\":\"%s\",\"lamport\":3,\"device\":\"%s\",\"mode\":\"%s\"}"
            .formatted(UUID.randomUUID(), device, mode));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    application.close();
  }
}
