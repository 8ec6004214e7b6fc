package dev.plenum.node;

import dev.plenum.kernel.peer.FreePort;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.NodeName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Three nodes in one JVM, with a real database and a real consensus group. */
final class ThreeNodes {
  private ThreeNodes() {}

  /** An election of this roll. */
  static List<NodeApplication> start(
      Path root, String resource, String roll, EmbeddedPostgres database) {
    Folder folder = Folder.in(root);
    folder.write("resource/resource.yaml", resource);
    folder.write("roll/roll.csv", roll);
    return start(folder, "Election", "board", database);
  }

  /** Whatever the folder holds. */
  static List<NodeApplication> start(
      Folder folder, String kind, String name, EmbeddedPostgres database) {
    folder.write("database/url", database.getJdbcUrl("postgres", "postgres"));
    folder.write("database/username", "postgres");
    folder.write("database/password", "postgres");
    List<PeerAddress> peers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      peers.add(new PeerAddress(name + "-" + i, "127.0.0.1", FreePort.pick(), FreePort.pick()));
    }
    CertificateFiles.write(
        folder.root().resolve(CertificateFiles.FOLDER),
        peers.stream().map(peer -> new NodeName("tests", kind, name, peer.node())).toList());
    List<NodeApplication> nodes = new ArrayList<>();
    for (PeerAddress peer : peers) {
      nodes.add(
          NodeApplication.start(
              new NodeSettings(
                  kind, name, peer.node(), peers, folder.root(), NodeSettings.Ports.FREE)));
    }
    return nodes;
  }

  static Client management(NodeApplication node) {
    return new Client(node.ports().management());
  }

  static boolean ready(NodeApplication node) {
    return management(node).get("/health/readiness").status() == 200;
  }

  static int rollSize(NodeApplication node) {
    return Integer.parseInt(management(node).get("/status").text("/rollSize"));
  }

  static int ballots(NodeApplication node) {
    return Integer.parseInt(management(node).get("/status").text("/ballots"));
  }
}
