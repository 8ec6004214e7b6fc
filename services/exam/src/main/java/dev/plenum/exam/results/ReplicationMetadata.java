package dev.plenum.exam.results;

import dev.plenum.kernel.codec.CanonicalJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code replication_metadata.json}: where each copy of each part of the results is. */
public record ReplicationMetadata(
    String exam,
    int version,
    @Nullable Instant publishedAt,
    long seq,
    int replicas,
    List<Chunk> chunks) {
  public static final String FILE = "replication_metadata.json";

  public ReplicationMetadata {
    chunks = List.copyOf(chunks);
  }

  /**
   * A part.
   *
   * @param sha256 that every copy must have
   */
  public record Chunk(int number, int students, int bytes, String sha256, List<Copy> copies) {
    public Chunk {
      copies = List.copyOf(copies);
    }

    /** How many copies are whole. */
    public int intact() {
      return (int) copies.stream().filter(copy -> copy.state() == State.INTACT).count();
    }
  }

  /**
   * A copy on a node.
   *
   * @param sha256 as the node last said; null where it has not said anything
   */
  public record Copy(String node, @Nullable String sha256, State state) {}

  /** What is known of a copy. */
  public enum State {
    INTACT,
    /** The node has other bytes than it should. */
    DIFFERS,
    /** The node has not said that it has it: it is down, or still at it. */
    MISSING
  }

  /** What nodes say of their copies. */
  @FunctionalInterface
  public interface Held {
    /** The digest of a node's copy; null where the node does not answer or has none. */
    @Nullable String digest(String node, int chunk);
  }

  public static ReplicationMetadata of(
      Results results,
      List<ResultChunk> chunks,
      Collection<String> nodes,
      int replicas,
      Held held) {
    return new ReplicationMetadata(
        results.exam(),
        results.version(),
        results.publishedAt(),
        results.seq(),
        replicas,
        chunks.stream()
            .map(chunk ->
                new Chunk(
                    chunk.number(),
                    chunk.students(),
                    chunk.bytes().length,
                    chunk.sha256(),
                    Placement.of(nodes, results.exam(), chunk.number(), replicas).stream()
                        .map(node -> copy(node, chunk, held))
                        .toList()))
            .toList());
  }

  private static Copy copy(String node, ResultChunk chunk, Held held) {
    String digest = held.digest(node, chunk.number());
    if (digest == null) {
      return new Copy(node, null, State.MISSING);
    }
    return new Copy(node, digest, digest.equals(chunk.sha256()) ? State.INTACT : State.DIFFERS);
  }

  public byte[] json() {
    return CanonicalJson.write(this);
  }
}
