package dev.plenum.node.exam.results;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.PublishedExam;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.results.Placement;
import dev.plenum.exam.results.ReplicationMetadata;
import dev.plenum.exam.results.ResultChunk;
import dev.plenum.exam.results.Results;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.work.Rounds;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's copies of the parts of the published results, and tells the others their
 * digests: every node makes its copies itself, so equal digests mean equal ledgers.
 */
@Context
public final class ChunkKeeper {
  private static final Logger log = LoggerFactory.getLogger(ChunkKeeper.class);
  private static final String TOPIC = "result-chunks";
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LIFE = Duration.ofSeconds(5);

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final ResultsDesk desk;
  private final Live live;
  private final String self;
  private final List<String> nodes;
  private final Rounds ticker = new Rounds("result-chunks");
  private volatile @Nullable Kept kept;

  /** Results with their parts. */
  private record Kept(ResultsDesk.Published published, List<ResultChunk> chunks) {
    Results results() {
      return published.results();
    }
  }

  ChunkKeeper(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      ResultsDesk desk,
      Live live,
      NodeSettings settings) {
    this.shard = shard;
    this.desk = desk;
    this.live = live;
    this.self = settings.node();
    this.nodes = settings.peers().stream().map(PeerAddress::node).toList();
    ticker.every(EVERY, EVERY, "keeping the parts of the results", this::tell);
  }

  private void tell() {
    Kept current = current();
    if (current == null) {
      return;
    }
    for (ResultChunk chunk : current.chunks()) {
      if (placed(current.results(), chunk.number()).contains(self)) {
        live.put(TOPIC, key(self, current.results(), chunk.number()), chunk.sha256(), LIFE);
      }
    }
  }

  @PreDestroy
  void close() {
    ticker.close();
  }

  private static String key(String node, Results results, int chunk) {
    return node + "/" + results.version() + "/" + chunk;
  }

  private @Nullable Kept current() {
    ResultsDesk.Published published = desk.publishedOrNull();
    if (published == null) {
      return null;
    }
    Kept known = kept;
    if (known == null || !published.sameAs(known.published())) {
      Results results = published.results();
      known = new Kept(published, ResultChunk.split(results, plan().publishing().chunks()));
      kept = known;
      log.info("cut version {} of the results into parts", results.version());
    }
    return known;
  }

  private ExamPlan plan() {
    return Objects.requireNonNull(PublishedExam.of(shard.view().state()).plan());
  }

  private List<String> placed(Results results, int chunk) {
    return Placement.of(nodes, results.exam(), chunk, plan().publishing().copies());
  }

  /** Where each copy of each part is; null before publication. */
  public @Nullable ReplicationMetadata metadata() {
    Kept current = current();
    if (current == null) {
      return null;
    }
    Map<String, String> digests = live.all(TOPIC);
    return ReplicationMetadata.of(
        current.results(),
        current.chunks(),
        nodes,
        plan().publishing().copies(),
        (node, chunk) -> digests.get(key(node, current.results(), chunk)));
  }

  /** A part, from this node whether or not a copy is placed here; null where there is none. */
  public @Nullable ResultChunk chunk(int number) {
    Kept current = current();
    return current == null || number < 1 || number > current.chunks().size()
        ? null
        : current.chunks().get(number - 1);
  }
}
