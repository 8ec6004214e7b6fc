package dev.plenum.kernel.leadership.hazelcast.tls;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.server.ServerConnection;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the other side of a connection has proved who it is. Until then it is a stranger: waited
 * for only so long, refused once, and never worth more than that in the log.
 */
final class Proof {
  private final Channel channel;
  private final RefusedHandshakes refusals;
  private final Unproved unproved;

  private volatile boolean given;
  private volatile boolean silent = true;
  private boolean refused;
  private @Nullable ScheduledFuture<?> patience;

  Proof(Channel channel, RefusedHandshakes refusals, Unproved unproved) {
    this.channel = channel;
    this.refusals = refusals;
    this.unproved = unproved;
  }

  /** Waits for it from now on. */
  void expect(Duration limit) {
    synchronized (this) {
      patience =
          ForkJoinPool.commonPool()
              .schedule(
                  () -> giveUp("no handshake within " + limit.toMillis() + " ms"),
                  limit.toMillis(),
                  TimeUnit.MILLISECONDS);
    }
    channel.addCloseListener(_ -> settled());
    if (!channel.isClientMode()) {
      unproved.add(this);
    }
    if (channel.isClosed()) {
      settled();
    }
  }

  /** Whoever connects and says nothing is not waited for. */
  synchronized void giveUp(String why) {
    if (!given && !channel.isClosed()) {
      broke();
      ServerConnection connection =
          (ServerConnection) channel.attributeMap().get(ServerConnection.class);
      if (connection != null) {
        connection.close(why, null);
      }
    }
  }

  boolean given() {
    return given;
  }

  synchronized void give() {
    given = true;
    settled();
  }

  /** Nothing has come from the other side yet. */
  boolean silent() {
    return silent;
  }

  void heard() {
    silent = false;
  }

  synchronized void refuse(String why) {
    if (!given && !refused) {
      refused = true;
      refusals.add(channel.remoteSocketAddress(), why);
    }
  }

  /**
   * The connection ends by {@code error}.
   *
   * @throws EOFException in place of the error where a stranger caused it
   */
  synchronized void broke(Throwable error) throws EOFException {
    broke();
    if (error instanceof IOException e && stranger()) {
      throw quiet(e);
    }
  }

  /** The connection ends. A member that goes away while it is called has not refused anything. */
  private void broke() {
    if (!channel.isClientMode()) {
      refuse("it did not finish the handshake");
    }
    settled();
  }

  /** What to throw for an error, which a stranger may have caused. */
  IOException cause(IOException error) {
    return stranger() ? quiet(error) : error;
  }

  private boolean stranger() {
    return !given && !channel.isClientMode();
  }

  /** Hazelcast warns of every other error, with its trace; anybody could fill the log so. */
  private static EOFException quiet(IOException error) {
    var end = new EOFException(error.getMessage());
    var _ = end.initCause(error);
    return end;
  }

  /** Given or gone; what waited for it, and so held all that it has, waits no longer. */
  private synchronized void settled() {
    unproved.remove(this);
    if (patience != null) {
      var _ = patience.cancel(false);
      patience = null;
    }
  }
}
