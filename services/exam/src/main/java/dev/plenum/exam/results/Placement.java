package dev.plenum.exam.results;

import dev.plenum.kernel.hash.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which nodes keep which part, by rendezvous (D. G. Thaler and C. V. Ravishankar, "Using name-based
 * mappings to increase hit rates", IEEE/ACM Transactions on Networking 6, 1998): every node works
 * it out alone and alike, and when one goes, only its own copies move.
 */
public final class Placement {
  private Placement() {}

  /**
   * The nodes that keep a part; all of them where there are fewer than {@code copies}.
   *
   * @param exam keeps exams from all using the same nodes first
   */
  public static List<String> of(Collection<String> nodes, String exam, int chunk, int copies) {
    return nodes.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String node) -> weight(node, exam, chunk))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(copies)
        .sorted()
        .toList();
  }

  private static String weight(String node, String exam, int chunk) {
    return Sha256.hex(node + "|" + exam + "|" + chunk);
  }
}
