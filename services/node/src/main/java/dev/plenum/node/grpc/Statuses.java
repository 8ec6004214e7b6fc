package dev.plenum.node.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import dev.plenum.node.problem.Problem;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A problem as gRPC says it. */
public final class Statuses {
  private static final Logger log = LoggerFactory.getLogger(Statuses.class);

  private Statuses() {}

  public static StatusRuntimeException exception(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof Problem problem) {
      return StatusProto.toStatusRuntimeException(proto(problem));
    }
    log.error("a call failed", cause);
    return Status.INTERNAL
        .withDescription("Something went wrong on our side. Send the same request again.")
        .asRuntimeException();
  }

  static Status status(Problem problem) {
    return Status.fromCode(code(problem)).withDescription(problem.detail());
  }

  static Metadata trailers(Problem problem) {
    Metadata trailers = Status.trailersFromThrowable(exception(problem));
    return trailers == null ? new Metadata() : trailers;
  }

  private static com.google.rpc.Status proto(Problem problem) {
    ErrorInfo.Builder info =
        ErrorInfo.newBuilder().setReason(problem.reason()).setDomain("plenum.dev");
    String field = problem.field();
    if (field != null && !field.isEmpty()) {
      info.putMetadata("field", field);
    }
    problem
        .more()
        .forEach((name, value) -> {
          if (value instanceof String text) {
            info.putMetadata(name, text);
          }
        });
    Duration after = problem.retryAfter();
    if (after != null) {
      info.putMetadata("retryAfterMillis", Long.toString(after.toMillis()));
    }
    return com.google.rpc.Status.newBuilder()
        .setCode(code(problem).value())
        .setMessage(problem.detail())
        .addDetails(Any.pack(info.build()))
        .build();
  }

  private static Status.Code code(Problem problem) {
    return switch (problem.nature()) {
      case ALREADY_DONE -> Status.Code.ALREADY_EXISTS;
      case RACE_LOST -> Status.Code.ABORTED;
      case WRONG_MOMENT -> Status.Code.FAILED_PRECONDITION;
      case PLAIN ->
          switch (problem.status()) {
            case UNAUTHORIZED -> Status.Code.UNAUTHENTICATED;
            case FORBIDDEN -> Status.Code.PERMISSION_DENIED;
            case NOT_FOUND -> Status.Code.NOT_FOUND;
            case CONFLICT -> Status.Code.FAILED_PRECONDITION;
            case TOO_MANY_REQUESTS -> Status.Code.RESOURCE_EXHAUSTED;
            case SERVICE_UNAVAILABLE -> Status.Code.UNAVAILABLE;
            case BAD_REQUEST, UNPROCESSABLE_ENTITY -> Status.Code.INVALID_ARGUMENT;
            default -> Status.Code.INTERNAL;
          };
    };
  }
}
