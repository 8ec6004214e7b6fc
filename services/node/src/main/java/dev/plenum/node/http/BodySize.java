package dev.plenum.node.http;

import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses large bodies before they are read, but where files are uploaded. */
@ServerFilter("/api/**")
final class BodySize {
  private static final long LARGEST = 64 * 1024;

  private final Set<String> uploads;

  BodySize(List<UploadPaths> domains) {
    this.uploads =
        domains.stream()
            .map(UploadPaths::paths)
            .flatMap(Collection::stream)
            .collect(Collectors.toSet());
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (uploads.contains(request.getPath())) {
      return;
    }
    if (request.getContentLength() > LARGEST || chunked(request)) {
      throw new Problem(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "BodyTooLarge",
          "A body may have 64 KiB at most, and says beforehand how long it is.");
    }
  }

  private static boolean chunked(HttpRequest<?> request) {
    @Nullable String encoding = request.getHeaders().get("Transfer-Encoding");
    return encoding != null && encoding.toLowerCase(java.util.Locale.ROOT).contains("chunked");
  }
}
