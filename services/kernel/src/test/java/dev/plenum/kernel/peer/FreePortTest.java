package dev.plenum.kernel.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {
  /** By chance alone, two of two thousand would have been the same all but certainly. */
  @Test
  void noPortIsGivenTwice() {
    List<Integer> ports = Stream.generate(FreePort::pick).limit(2_000).toList();

    assertThat(ports).doesNotHaveDuplicates();
  }

  /** As those are which run tests beside each other. */
  @Test
  void noPortIsGivenToTwoProcesses() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = other.inputReader()) {
      List<Integer> theirs = Stream.of(said.readLine().split(" ")).map(Integer::valueOf).toList();
      List<Integer> ours = Stream.generate(FreePort::pick).limit(2_000).toList();

      assertThat(theirs).hasSize(1_000).doesNotContainAnyElementsOf(ours);
    } finally {
      other.destroyForcibly();
    }
  }

  /** Says which ports it was given, and lives on. */
  static final class Other {
    public static void main(String[] none) throws IOException {
      System.out.println(
          Stream.generate(FreePort::pick)
              .limit(1_000)
              .map(String::valueOf)
              .collect(Collectors.joining(" ")));
      var _ = System.in.read();
    }
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
