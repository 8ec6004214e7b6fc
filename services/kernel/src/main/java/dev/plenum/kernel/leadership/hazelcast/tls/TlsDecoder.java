package dev.plenum.kernel.leadership.hazelcast.tls;

import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Opens what comes from the socket for the decoder behind it. */
final class TlsDecoder extends InboundHandler<ByteBuffer, ByteBuffer> {
  private final TlsSession session;

  TlsDecoder(TlsSession session) {
    this.session = session;
  }

  @Override
  public void handlerAdded() {
    initSrcBuffer(TlsSession.BUFFER_BYTES);
  }

  @Override
  public HandlerStatus onRead() throws IOException {
    src.flip();
    try {
      return session.open(src, dst);
    } finally {
      compactOrClear(src);
    }
  }

  @Override
  public void interceptError(Throwable error) throws EOFException {
    session.broke(error);
  }
}
