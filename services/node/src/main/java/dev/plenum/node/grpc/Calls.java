package dev.plenum.node.grpc;

import dev.plenum.node.problem.Problem;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers calls: with what work gives, or with the problem that it met. */
public final class Calls {
  private Calls() {}

  public static <T> void answer(StreamObserver<T> out, Supplier<T> work) {
    answerLater(out, () -> CompletableFuture.completedFuture(work.get()));
  }

  public static <T> void answerLater(StreamObserver<T> out, Supplier<CompletableFuture<T>> work) {
    CompletableFuture<T> future;
    try {
      future = work.get();
    } catch (RuntimeException e) {
      out.onError(Statuses.exception(e));
      return;
    }
    var _ =
        future.whenComplete((value, thrown) -> {
          if (thrown != null) {
            out.onError(Statuses.exception(thrown));
          } else {
            out.onNext(value);
            out.onCompleted();
          }
        });
  }

  public static UUID commandId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("A command id is a UUID.", "command_id");
    }
  }
}
