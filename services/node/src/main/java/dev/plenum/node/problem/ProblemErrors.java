package dev.plenum.node.problem;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Gives every error that the framework itself finds the form of a problem document. */
@Singleton
@Primary
final class ProblemErrors implements ErrorResponseProcessor<ProblemBody> {

  @Override
  public MutableHttpResponse<ProblemBody> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    return response
        .body(body(status, context.getRootCause().orElse(null)))
        .contentType(MediaType.APPLICATION_JSON_PROBLEM);
  }

  private static ProblemBody body(HttpStatus status, @Nullable Throwable cause) {
    UnrecognizedPropertyException unknown = unknownField(cause);
    if (unknown != null) {
      return ProblemBody.of(
          new Problem(
              HttpStatus.BAD_REQUEST,
              "UnknownField",
              "There is no field \"" + unknown.getPropertyName() + "\" here.",
              unknown.getPropertyName(),
              null));
    }
    return ProblemBody.of(status, reason(status), detail(status));
  }

  private static @Nullable UnrecognizedPropertyException unknownField(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof UnrecognizedPropertyException unknown) {
        return unknown;
      }
    }
    return null;
  }

  private static String reason(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "Malformed";
      case UNAUTHORIZED -> "NotLoggedIn";
      case FORBIDDEN -> "WrongRole";
      case NOT_FOUND -> "NotFound";
      case METHOD_NOT_ALLOWED -> "MethodNotAllowed";
      case NOT_ACCEPTABLE -> "NotAcceptable";
      case REQUEST_ENTITY_TOO_LARGE -> "BodyTooLarge";
      case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaType";
      default -> status.getCode() < 500 ? "Refused" : "InternalError";
    };
  }

  /** Never the exception's own words: they may hold what was sent. */
  private static String detail(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "The request cannot be read. Send the fields that the API describes.";
      case UNAUTHORIZED -> "Log in first, or again: the token is missing, wrong or expired.";
      case FORBIDDEN -> "Your role may not do this.";
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "This address does not take that method.";
      case NOT_ACCEPTABLE -> "This address answers with another media type.";
      case REQUEST_ENTITY_TOO_LARGE -> "A body may have 64 KiB at most.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
      default ->
          status.getCode() < 500
              ? "The request was refused."
              : "Something went wrong on our side. Send the same request again.";
    };
  }
}
