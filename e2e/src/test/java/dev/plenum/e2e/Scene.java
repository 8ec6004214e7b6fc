package dev.plenum.e2e;

import dev.plenum.operator.cluster.K3s;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a cluster looked like when a test failed: gone with the cluster unless it is kept. */
final class Scene {
  private static final String SHOW =
      """
      echo "== pods"; k3s kubectl get pods -A -o wide
      echo "== resources"; k3s kubectl get elections,examsessions -A -o yaml
      echo "== events"; k3s kubectl get events -A --sort-by=.lastTimestamp | tail -100
      k3s kubectl get pods -A --no-headers | while read namespace pod rest; do
        echo "== $namespace/$pod"
        k3s kubectl -n $namespace logs --tail=200 $pod
        k3s kubectl -n $namespace logs --tail=100 --previous $pod 2>/dev/null \\
          | sed 's/^/before: /'
      done
      """;

  private Scene() {}

  /** Writes it down and says where. */
  static Path keep(K3s cluster, String name) throws IOException {
    Path kept = Path.of("target", "failed", name.replaceAll("\\W", "") + ".txt");
    Files.createDirectories(kept.getParent());
    return Files.writeString(kept, cluster.shell(SHOW).getStdout());
  }
}
