package dev.plenum.node;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.node.election.ElectionDomain;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A node over a ledger in memory. */
record TestNode(
    NodeApplication application,
    FakeBackend<Election, ElectionCommand, ElectionEvent> backend,
    Folder folder)
    implements AutoCloseable {

  static TestNode start(Path root) {
    return start(root, Folder.RESOURCE);
  }

  static TestNode start(Path root, String resource) {
    Folder folder = Folder.in(root);
    folder.write("resource/resource.yaml", resource);
    var backend = new FakeBackend<>(new ElectionDomain());
    TestNode node = new TestNode(application(root, backend), backend, folder);
    await(() -> backend.view().state().roll().sealed());
    return node;
  }

  private static NodeApplication application(
      Path root, FakeBackend<Election, ElectionCommand, ElectionEvent> backend) {
    NodeSettings settings =
        new NodeSettings(
            "Election",
            "board",
            "n-0",
            List.of(new PeerAddress("n-0", "127.0.0.1", 1, 2)),
            root,
            NodeSettings.Ports.FREE);
    return NodeApplication.start(settings, Secrets.read(root), _ -> backend);
  }

  /** The node started again over the same ledger and folder. */
  TestNode again() {
    application.close();
    return new TestNode(application(folder.root(), backend), backend, folder);
  }

  Client client() {
    return new Client(application.ports().http());
  }

  Client management() {
    return new Client(application.ports().management());
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen within 60 s");
      }
      pause(20);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    application.close();
  }
}
