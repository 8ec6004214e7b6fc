package dev.plenum.node.grpc;

import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Listener;
import dev.plenum.node.events.Message;
import dev.plenum.node.security.Caller;
import dev.plenum.node.time.ClockNames;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody who listens over gRPC. Who does not read is told to come again. */
public final class StreamListener<N> implements Listener {
  private static final int PATIENCE = 256;

  private final ServerCallStreamObserver<N> out;
  private final Function<Message, N> written;
  private final EventHub events;
  private final @Nullable Caller caller = Callers.CALLER.get();
  private final String clockName;
  private int unread;
  private boolean over;

  /**
   * A listener at the end of a call.
   *
   * @param written how the domain's service writes a message
   */
  public StreamListener(
      StreamObserver<N> out, Function<Message, N> written, EventHub events, ClockNames names) {
    this.out = (ServerCallStreamObserver<N>) out;
    this.written = written;
    this.events = events;
    this.clockName = caller == null ? "" : names.ofSubject(caller.subject());
  }

  public void start(long lastSeq) {
    out.setOnCancelHandler(this::stop);
    events.add(this, lastSeq);
  }

  private synchronized void stop() {
    over = true;
    events.remove(this);
  }

  @Override
  public @Nullable Caller caller() {
    return caller;
  }

  @Override
  public String clockName() {
    return clockName;
  }

  @Override
  public synchronized void end() {
    if (!over) {
      stop();
      out.onError(
          Status.UNAVAILABLE
              .withDescription("This node is shutting down; listen to another one")
              .asException());
    }
  }

  @Override
  public synchronized void tell(Message message) {
    if (over) {
      return;
    }
    unread = out.isReady() ? 0 : unread + 1;
    if (unread > PATIENCE) {
      stop();
      out.onError(
          Status.UNAVAILABLE.withDescription("You read too slowly; listen again").asException());
      return;
    }
    out.onNext(written.apply(message));
  }
}
