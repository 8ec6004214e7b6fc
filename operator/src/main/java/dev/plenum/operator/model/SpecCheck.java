package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.ElectionSpec;
import dev.plenum.api.v1alpha1.ExamSessionSpec;
import dev.plenum.api.v1alpha1.ResourceSpec;
import dev.plenum.api.v1alpha1.Times;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a schema cannot know: the present time, calendars, the size of the whole. */
public final class SpecCheck {
  /** A ConfigMap holds 1 MiB; some of it is left for metadata. */
  private static final int MOST_BYTES = 900_000;

  private SpecCheck() {}

  /**
   * Sentences that say what is wrong, where, and what to do; none if the spec can be used.
   *
   * @param lastGood what nodes have at present: what was good then is not found fault with now
   */
  public static List<String> problems(
      ElectionSpec spec, Optional<ElectionSpec> lastGood, Instant now) {
    List<String> problems = new ArrayList<>();
    time(problems, "spec.opens", spec.opens());
    var results = spec.results();
    time(problems, "spec.results.publish", results == null ? null : results.publish());
    Optional<Instant> closes = time(problems, "spec.closes", spec.closes());
    boolean unchanged =
        lastGood.isPresent() && Objects.equals(lastGood.get().closes(), spec.closes());
    if (closes.isPresent() && closes.get().isBefore(now) && !unchanged) {
      problems.add(
          "spec.closes is %s, which has passed: give a later time, or stop the election as its admin"
              .formatted(spec.closes()));
    }
    size(problems, spec);
    return List.copyOf(problems);
  }

  /** The same for an exam. */
  public static List<String> problems(ExamSessionSpec spec) {
    List<String> problems = new ArrayList<>();
    time(problems, "spec.opens", spec.opens());
    var results = spec.results();
    time(problems, "spec.results.publish", results == null ? null : results.publish());
    size(problems, spec);
    return List.copyOf(problems);
  }

  private static void size(List<String> problems, ResourceSpec spec) {
    int bytes = Serialization.asYaml(spec).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      problems.add(
          "spec has %,d bytes, more than the %,d that reach the nodes: use %s"
              .formatted(
                  bytes,
                  MOST_BYTES,
                  spec instanceof ExamSessionSpec
                      ? "spec.paper instead of spec.items"
                      : "addresses of pictures instead of data:image"));
    }
  }

  private static Optional<Instant> time(
      List<String> problems, String where, @Nullable String text) {
    if (text == null || !Times.isInstant(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Times.instant(text));
    } catch (DateTimeException notInTheCalendar) {
      problems.add("%s is %s, a time that does not exist: correct it".formatted(where, text));
      return Optional.empty();
    }
  }
}
