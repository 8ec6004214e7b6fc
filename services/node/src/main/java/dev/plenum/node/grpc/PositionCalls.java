package dev.plenum.node.grpc;

import dev.plenum.node.desk.Positions;
import dev.plenum.node.problem.Problem;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The same as over HTTP: positions travel in the metadata, under the headers' names. */
@Singleton
final class PositionCalls implements ServerInterceptor {
  private static final Metadata.Key<String> POSITION = key(Positions.HEADER);
  private static final Metadata.Key<String> STALE = key(Positions.STALE);

  private final Positions positions;
  private final MethodRoles domain;

  PositionCalls(Positions positions, MethodRoles domain) {
    this.positions = positions;
    this.domain = domain;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    try {
      boolean stale = !reached(headers.get(POSITION), call.getMethodDescriptor());
      return next.startCall(new Telling<>(call, stale), headers);
    } catch (Problem problem) {
      call.close(Statuses.status(problem), Statuses.trailers(problem));
      return new ServerCall.Listener<>() {};
    }
  }

  /** Waits on the call's own virtual thread. */
  private boolean reached(@Nullable String sent, MethodDescriptor<?, ?> method) {
    if (sent == null) {
      return true;
    }
    long position = Positions.of(sent);
    boolean reads =
        domain.service().equals(method.getServiceName())
            && domain.readings().contains(String.valueOf(method.getBareMethodName()));
    return !reads || positions.reached(position).join();
  }

  /** Says the position with the first that it sends: the answer's headers, or a refusal. */
  private final class Telling<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final boolean stale;
    private boolean told;

    Telling(ServerCall<Q, R> call, boolean stale) {
      super(call);
      this.stale = stale;
    }

    @Override
    public void sendHeaders(Metadata headers) {
      tell(headers);
      super.sendHeaders(headers);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      tell(trailers);
      super.close(status, trailers);
    }

    private void tell(Metadata metadata) {
      if (told) {
        return;
      }
      told = true;
      metadata.put(POSITION, Long.toString(positions.here()));
      if (stale) {
        metadata.put(STALE, "true");
      }
    }
  }
}
