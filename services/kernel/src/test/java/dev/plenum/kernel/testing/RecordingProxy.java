package dev.plenum.kernel.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries bytes to a port and remembers what it carried, each direction by itself. */
public final class RecordingProxy implements AutoCloseable {
  private static final int HEADER = 5;
  private static final int FIRST_TYPE = 20;
  private static final int LAST_TYPE = 23;

  private final ServerSocket server;
  private final int target;
  private final List<ByteArrayOutputStream> carried = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public RecordingProxy(int port, int target) throws IOException {
    this.server = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
    this.target = target;
    Thread.startVirtualThread(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket from = server.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(from, to));
        carry(from, to);
        carry(to, from);
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void carry(Socket from, Socket to) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    carried.add(record);
    Thread.startVirtualThread(() -> {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[16_384];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          synchronized (record) {
            record.write(buffer, 0, count);
          }
          out.write(buffer, 0, count);
        }
      } catch (IOException e) {
        // One of the two ends went away.
      }
    });
  }

  /** All that was carried, a direction of a connection each. */
  public List<byte[]> carried() {
    return carried.stream()
        .map(record -> {
          synchronized (record) {
            return record.toByteArray();
          }
        })
        .toList();
  }

  public boolean carried(String text) {
    return carried().stream()
        .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text));
  }

  /** Whether bytes are TLS records from the first one to the last, which may be under way. */
  public static boolean records(byte[] bytes) {
    int at = 0;
    while (at + HEADER <= bytes.length) {
      boolean record = bytes[at] >= FIRST_TYPE && bytes[at] <= LAST_TYPE && bytes[at + 1] == 3;
      if (!record) {
        return false;
      }
      at += HEADER + ((bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff));
    }
    return bytes.length >= HEADER;
  }

  /** Breaks every connection that is there. */
  public void cut() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
