package dev.plenum.kernel.leadership.hazelcast.tls;

import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.OutboundHandler;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Seals what the encoder in front of it made, for the socket. */
final class TlsEncoder extends OutboundHandler<ByteBuffer, ByteBuffer> {
  private final TlsSession session;

  TlsEncoder(TlsSession session) {
    this.session = session;
  }

  @Override
  public void handlerAdded() {
    initDstBuffer(TlsSession.BUFFER_BYTES);
  }

  @Override
  public HandlerStatus onWrite() throws IOException {
    compactOrClear(dst);
    try {
      return session.seal(src, dst);
    } finally {
      dst.flip();
    }
  }

  @Override
  public void interceptError(Throwable error) throws EOFException {
    session.broke(error);
  }
}
