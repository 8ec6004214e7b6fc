package dev.plenum.kernel.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {
  /** By chance alone, two of two thousand would have been the same all but certainly. */
  @Test
  void noPortIsGivenTwice() {
    List<Integer> ports = Stream.generate(FreePort::pick).limit(2_000).toList();

    assertThat(ports).doesNotHaveDuplicates();
  }

  @Test
  void aPortThatSomebodyListensOnIsNotFree() throws IOException {
    int port = FreePort.pick();
    assertThat(FreePort.isFree(port)).isTrue();
    try (var listener = new ServerSocket(port)) {
      assertThat(FreePort.isFree(listener.getLocalPort())).isFalse();
    }
  }
}
