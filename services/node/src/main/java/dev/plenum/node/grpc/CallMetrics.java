package dev.plenum.node.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** Rate, errors and duration of calls, by method and status. */
@Singleton
final class CallMetrics implements ServerInterceptor {
  private final MeterRegistry registry;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Timer.Sample sample = Timer.start(registry);
    String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            var _ = sample.stop(timer(method, status));
            super.close(status, trailers);
          }
        },
        headers);
  }

  private Timer timer(String method, Status status) {
    return Timer.builder("plenum.grpc.calls")
        .description("Calls over gRPC")
        .tag("method", method)
        .tag("status", status.getCode().name())
        .register(registry);
  }
}
