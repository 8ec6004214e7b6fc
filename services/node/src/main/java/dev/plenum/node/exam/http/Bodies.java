package dev.plenum.node.exam.http;

import dev.plenum.exam.http.Requests;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies in the form in which pages have them at hand. */
final class Bodies {
  private Bodies() {}

  record Key(
      @Nullable UUID commandId,
      @Nullable String item,
      @Nullable NewKey question,
      @Nullable String reason) {}

  /**
   * A question with another key. Its type and choices stay what they are, whatever is sent.
   *
   * @param right one, or a list of them
   */
  record NewKey(
      @Nullable String type,
      @Nullable Object choices,
      @Nullable Object right,
      @Nullable String tolerance,
      @Nullable List<@Nullable String> accepted,
      @Nullable Boolean caseSensitive,
      @Nullable String scoring) {

    Requests.KeyBody body() {
      return new Requests.KeyBody(texts(), tolerance, accepted, caseSensitive, scoring);
    }

    private @Nullable List<@Nullable String> texts() {
      return switch (right) {
        case null -> null;
        case List<?> list ->
            list.stream().map(String::valueOf).<@Nullable String>map(t -> t).toList();
        default -> List.of(String.valueOf(right));
      };
    }
  }
}
