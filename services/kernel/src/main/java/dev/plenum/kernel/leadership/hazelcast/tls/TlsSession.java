package dev.plenum.kernel.leadership.hazelcast.tls;

import static com.hazelcast.internal.networking.HandlerStatus.BLOCKED;
import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.networking.HandlerStatus.DIRTY;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.server.ServerConnection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection's TLS, between the two pipelines of Hazelcast's channel. Each runs in a thread of
 * its own, and the handshake needs both by turns: whichever cannot go on reports that it is
 * blocked, which costs nothing while it lasts, and is woken by the other. So is whoever waits for
 * the signatures of the handshake, which are made in threads of their own: the channel's threads
 * serve all members.
 *
 * <p>Until the handshake is over, nothing of Hazelcast's protocol is read or written.
 */
final class TlsSession {
  static final int BUFFER_BYTES = 128 << 10;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Channel channel;
  private final Refusals refusals;
  private final Unproved unproved;

  /** Opened, and not yet taken by the decoder; in reading mode. */
  private ByteBuffer opened;

  private boolean proved;
  private boolean refused;
  private boolean working;
  private boolean readerWaits;
  private boolean alerted;
  private volatile boolean silent = true;
  private @Nullable SSLException failure;
  private @Nullable ScheduledFuture<?> patience;

  TlsSession(SSLEngine engine, Channel channel, Refusals refusals, Unproved unproved) {
    this.engine = engine;
    this.channel = channel;
    this.refusals = refusals;
    this.unproved = unproved;
    this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  void begin(Duration limit) throws SSLException {
    engine.beginHandshake();
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
    if (!proved && !channel.isClosed()) {
      broke();
      ServerConnection connection =
          (ServerConnection) channel.attributeMap().get(ServerConnection.class);
      if (connection != null) {
        connection.close(why, null);
      }
    }
  }

  /** Nothing has come from the other side yet. */
  boolean silent() {
    return silent;
  }

  /** Proved or gone; what waited for it, and so held all that it has, waits no longer. */
  private synchronized void settled() {
    unproved.remove(this);
    if (patience != null) {
      var _ = patience.cancel(false);
      patience = null;
    }
  }

  private void refuse(String why) {
    if (!proved && !refused) {
      refused = true;
      refusals.add(channel.remoteSocketAddress(), why);
    }
  }

  /** The connection ends. A member that goes away while it is called has not refused anything. */
  private void broke() {
    if (!channel.isClientMode()) {
      refuse("it did not finish the handshake");
    }
    settled();
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

  private boolean stranger() {
    return !proved && !channel.isClientMode();
  }

  /** Hazelcast warns of every other error, with its trace; anybody could fill the log so. */
  private static EOFException quiet(IOException error) {
    var end = new EOFException(error.getMessage());
    var _ = end.initCause(error);
    return end;
  }

  // ---- What comes in

  /** Opens what is in {@code sealed}, as far as {@code to} has room. */
  synchronized HandlerStatus open(ByteBuffer sealed, ByteBuffer to) throws IOException {
    if (sealed.hasRemaining()) {
      silent = false;
    }
    while (true) {
      if (failure != null) {
        sealed.position(sealed.limit());
        return BLOCKED; // until the alert is on its way and the connection closed
      }
      if (!drain(to)) {
        return DIRTY;
      }
      if (working) {
        return blocked();
      }
      SSLEngineResult result = unwrap(sealed);
      if (result != null && !moved(result)) {
        return standing(result);
      }
    }
  }

  private @Nullable SSLEngineResult unwrap(ByteBuffer sealed) throws IOException {
    try {
      SSLEngineResult result = engine.unwrap(sealed, opened.clear());
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw new EOFException("Remote socket closed!");
      }
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
        opened = ByteBuffer.allocate(2 * opened.capacity());
        return null;
      }
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        var _ = channel.outboundPipeline().wakeup();
      }
      finish();
      return result;
    } catch (SSLException e) {
      fail(e);
      var _ = channel.outboundPipeline().wakeup();
      return null;
    } finally {
      var _ = opened.flip();
    }
  }

  /** Nothing more comes out of the bytes that are there. */
  private HandlerStatus standing(SSLEngineResult result) {
    return switch (result.getHandshakeStatus()) {
      case NEED_TASK -> {
        work();
        yield blocked();
      }
      case NEED_WRAP -> blocked();
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> CLEAN;
    };
  }

  private HandlerStatus blocked() {
    readerWaits = true;
    return BLOCKED;
  }

  private boolean drain(ByteBuffer to) {
    int count = Math.min(opened.remaining(), to.remaining());
    if (count > 0) {
      var _ = to.put(opened.slice(opened.position(), count));
      var _ = opened.position(opened.position() + count);
    }
    return !opened.hasRemaining();
  }

  // ---- What goes out

  /** Seals what is in {@code plain}, as far as {@code to} has room. */
  synchronized HandlerStatus seal(ByteBuffer plain, ByteBuffer to) throws IOException {
    while (true) {
      if (failure != null) {
        return alert(to, failure);
      }
      if (working) {
        return BLOCKED;
      }
      HandshakeStatus status = engine.getHandshakeStatus();
      boolean handshake = status == HandshakeStatus.NEED_WRAP;
      if (status == HandshakeStatus.NEED_TASK) {
        work();
        return BLOCKED;
      }
      if (!handshake && !proved) {
        wakeReader();
        return BLOCKED;
      }
      if (!handshake && !plain.hasRemaining()) {
        wakeReader();
        return CLEAN;
      }
      if (to.remaining() < engine.getSession().getPacketBufferSize()) {
        return DIRTY;
      }
      wrap(handshake ? NOTHING : plain, to);
    }
  }

  private void wrap(ByteBuffer plain, ByteBuffer to) throws IOException {
    try {
      SSLEngineResult result = engine.wrap(plain, to);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw new EOFException("Remote socket closed!");
      }
      finish();
    } catch (SSLException e) {
      fail(e);
    }
  }

  /** Tells the other side why, then ends the connection. */
  private HandlerStatus alert(ByteBuffer to, SSLException why) throws IOException {
    if (!alerted && to.remaining() >= engine.getSession().getPacketBufferSize()) {
      alerted = true;
      var _ = engine.wrap(NOTHING, to);
    }
    if (to.position() > 0) {
      return DIRTY;
    }
    throw stranger() ? quiet(why) : why;
  }

  // ---- Between the two

  private void finish() {
    if (!proved && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
      proved = true;
      settled();
      var _ = channel.outboundPipeline().wakeup();
    }
  }

  private void wakeReader() {
    if (readerWaits) {
      readerWaits = false;
      var _ = channel.inboundPipeline().wakeup();
    }
  }

  private void fail(SSLException e) {
    failure = e;
    refuse(String.valueOf(e.getMessage()));
  }

  private void work() {
    if (working) {
      return;
    }
    working = true;
    Thread.ofVirtual()
        .name("tls-handshake")
        .start(() -> {
          for (Runnable task = engine.getDelegatedTask();
              task != null;
              task = engine.getDelegatedTask()) {
            task.run();
          }
          worked();
        });
  }

  private synchronized void worked() {
    working = false;
    wakeReader();
    var _ = channel.outboundPipeline().wakeup();
  }

  private static boolean moved(SSLEngineResult result) {
    return result.bytesConsumed() > 0 || result.bytesProduced() > 0;
  }
}
