package dev.plenum.kernel.leadership.hazelcast.tls;

import static com.hazelcast.internal.networking.HandlerStatus.BLOCKED;
import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.networking.HandlerStatus.DIRTY;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.HandlerStatus;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
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
  private final Proof proof;

  /** Opened, and not yet taken by the decoder; in reading mode. */
  private ByteBuffer opened;

  private boolean working;
  private boolean readerWaits;
  private boolean alerted;
  private @Nullable SSLException failure;

  TlsSession(SSLEngine engine, Channel channel, Proof proof) {
    this.engine = engine;
    this.channel = channel;
    this.proof = proof;
    this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  void begin(Duration limit) throws SSLException {
    engine.beginHandshake();
    proof.expect(limit);
  }

  /**
   * The connection ends by {@code error}.
   *
   * @throws EOFException in place of the error where a stranger caused it
   */
  void broke(Throwable error) throws EOFException {
    proof.broke(error);
  }

  // ---- What comes in

  /** Opens what is in {@code sealed}, as far as {@code to} has room. */
  synchronized HandlerStatus open(ByteBuffer sealed, ByteBuffer to) throws IOException {
    if (sealed.hasRemaining()) {
      proof.heard();
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
      if (!handshake && !proof.given()) {
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
    throw proof.cause(why);
  }

  // ---- Between the two

  private void finish() {
    if (!proof.given() && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
      proof.give();
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
    proof.refuse(String.valueOf(e.getMessage()));
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
