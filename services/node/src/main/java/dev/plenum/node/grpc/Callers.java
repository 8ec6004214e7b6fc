package dev.plenum.node.grpc;

import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Caller;
import dev.plenum.node.security.Tokens;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether that role may: the same rules as over HTTP, in one table. */
@Singleton
public final class Callers implements ServerInterceptor {
  public static final Context.Key<Caller> CALLER = Context.key("caller");
  public static final Context.Key<String> ADDRESS = Context.key("address");

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Tokens tokens;
  private final MethodRoles domain;

  Callers(Tokens tokens, MethodRoles domain) {
    this.tokens = tokens;
    this.domain = domain;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Caller caller = tokens.bearer(headers.get(AUTHORIZATION));
    Problem refusal = refusal(call, caller);
    if (refusal != null) {
      call.close(Statuses.status(refusal), Statuses.trailers(refusal));
      return new ServerCall.Listener<>() {};
    }
    Context context = Context.current().withValue(CALLER, caller).withValue(ADDRESS, address(call));
    return Contexts.interceptCall(context, call, headers, next);
  }

  private @Nullable Problem refusal(ServerCall<?, ?> call, @Nullable Caller caller) {
    var method = call.getMethodDescriptor();
    Set<String> roles =
        domain.service().equals(method.getServiceName())
            ? domain.roles().get(String.valueOf(method.getBareMethodName()))
            : null;
    if (roles == null) {
      return null;
    }
    if (caller == null) {
      return new Problem(
          HttpStatus.UNAUTHORIZED,
          "NotLoggedIn",
          "Log in first, or again: the token is missing, wrong or expired.");
    }
    return roles.contains(caller.role())
        ? null
        : new Problem(HttpStatus.FORBIDDEN, "WrongRole", "Your role may not do this.");
  }

  private static String address(ServerCall<?, ?> call) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
            instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : "unknown";
  }
}
