package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.shard.Shard;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pictures of the paper in force, by hash, read from the store once. */
@Singleton
public final class Images {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final BlobStore blobs;
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();
  private volatile Known known = new Known(null, Map.of());

  /** Which pictures a paper has, with their types. */
  private record Known(@Nullable String digest, Map<String, String> types) {}

  /** A picture ready to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // content, never compared
  public record Picture(byte[] bytes, String type) {}

  Images(Shard<Exam, ExamCommand, ExamEvent> shard, BlobStore blobs) {
    this.shard = shard;
    this.blobs = blobs;
  }

  public @Nullable Picture find(String sha256) {
    String type = types().get(sha256);
    if (type == null) {
      return null;
    }
    byte[] bytes = read.get(sha256);
    if (bytes == null) {
      Optional<byte[]> found = blobs.find(sha256);
      if (found.isEmpty()) {
        return null;
      }
      bytes = found.get();
      read.put(sha256, bytes);
    }
    return new Picture(bytes, type);
  }

  /** The bytes of all pictures of the paper in force, for an export. */
  public Map<String, byte[]> all() {
    Map<String, byte[]> all = new HashMap<>();
    for (String sha256 : types().keySet()) {
      Picture picture = find(sha256);
      if (picture != null) {
        all.put(sha256, picture.bytes());
      }
    }
    return all;
  }

  private Map<String, String> types() {
    Papers papers = shard.view().state().papers();
    Known current = known;
    if (!Objects.equals(current.digest(), papers.digest())) {
      current = new Known(papers.digest(), types(papers.paper()));
      known = current;
      read.keySet().retainAll(current.types().keySet());
    }
    return current.types();
  }

  private static Map<String, String> types(@Nullable Paper paper) {
    Map<String, String> types = new HashMap<>();
    if (paper != null) {
      for (Item item : paper.items()) {
        item.images().forEach(image -> types.put(image.sha256(), image.type()));
        for (Choice choice : choices(item.question())) {
          Image image = choice.image();
          if (image != null) {
            types.put(image.sha256(), image.type());
          }
        }
      }
    }
    return types;
  }

  private static List<Choice> choices(Question question) {
    return switch (question) {
      case Question.SingleChoice single -> single.choices();
      case Question.MultipleChoice multiple -> multiple.choices();
      case Question.TrueFalse _, Question.Numeric _, Question.ShortText _, Question.Essay _ ->
          List.of();
    };
  }
}
