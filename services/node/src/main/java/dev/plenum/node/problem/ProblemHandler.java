package dev.plenum.node.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sends a {@link Problem} as a problem document. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Problem, MutableHttpResponse<ProblemBody>> {

  @Override
  @SuppressWarnings("rawtypes") // as the framework declares it
  public MutableHttpResponse<ProblemBody> handle(HttpRequest request, Problem problem) {
    MutableHttpResponse<ProblemBody> response =
        HttpResponse.<ProblemBody>status(problem.status())
            .body(ProblemBody.of(problem))
            .contentType(MediaType.APPLICATION_JSON_PROBLEM);
    Duration after = problem.retryAfter();
    if (after != null) {
      long seconds = Math.max(1, (after.toMillis() + 999) / 1000);
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    return response;
  }
}
