package dev.plenum.node.grpc;

import dev.plenum.election.v1.Notification;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.security.Caller;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import org.jspecify.annotations.Nullable;

/** Somebody who listens over gRPC. Who does not read is told to come again. */
final class StreamListener implements EventHub.Listener {
  private static final int PATIENCE = 256;

  private final ServerCallStreamObserver<Notification> out;
  private final EventHub events;
  private final @Nullable Caller caller = Callers.CALLER.get();
  private int unread;
  private boolean over;

  StreamListener(ServerCallStreamObserver<Notification> out, EventHub events) {
    this.out = out;
    this.events = events;
  }

  void start(long lastSeq) {
    out.setOnCancelHandler(this::stop);
    events.add(this, lastSeq);
  }

  private synchronized void stop() {
    over = true;
    events.remove(this);
  }

  @Override
  public @Nullable String caller() {
    return caller == null ? null : caller.subject();
  }

  @Override
  public synchronized void tell(EventHub.Message message) {
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
    Long id = message.id();
    out.onNext(
        Notification.newBuilder()
            .setKind(message.name())
            .setSeq(id == null ? 0 : id)
            .setJson(message.json())
            .build());
  }
}
