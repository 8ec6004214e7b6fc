package dev.plenum.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Three {@link RegisterProcess}es that can be killed, paused and started again. */
final class Nodes implements AutoCloseable {
  static final int COUNT = 3;

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx384m",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "--add-modules=java.se",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
          "-Droot.level=INFO");

  private final String jdbcUrl;
  private final List<Process> processes = new ArrayList<>();
  private final int[] clientPorts = new int[COUNT];
  private final List<String> peerPorts = new ArrayList<>();
  private final Path logs = Path.of("bench", "target", "failover");

  /** What a node says of itself. */
  record Status(
      boolean ready, boolean leading, String leader, long epoch, long folded, int cpMembers) {
    static final Status DOWN = new Status(false, false, "", 0, 0, 0);
  }

  Nodes(String jdbcUrl) throws IOException {
    this.jdbcUrl = jdbcUrl;
    Files.createDirectories(logs);
    for (int i = 0; i < COUNT; i++) {
      clientPorts[i] = freePort();
      peerPorts.add(String.valueOf(freePort()));
      peerPorts.add(String.valueOf(freePort()));
    }
    for (int i = 0; i < COUNT; i++) {
      processes.add(launch(i));
    }
  }

  private Process launch(int index) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RegisterProcess.class.getName());
    command.addAll(List.of(String.valueOf(index), String.valueOf(clientPorts[index]), jdbcUrl));
    command.addAll(peerPorts);
    File log = logs.resolve("node-" + index + ".log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  int clientPort(int index) {
    return clientPorts[index];
  }

  void kill(int index) throws InterruptedException {
    processes.get(index).destroyForcibly().waitFor();
  }

  void start(int index) throws IOException {
    processes.set(index, launch(index));
  }

  void pause(int index) throws IOException, InterruptedException {
    signal("-STOP", index);
  }

  void resume(int index) throws IOException, InterruptedException {
    signal("-CONT", index);
  }

  private void signal(String signal, int index) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, String.valueOf(processes.get(index).pid()))
        .start()
        .waitFor();
  }

  Status status(int index) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), clientPorts[index]),
          500);
      socket.setSoTimeout(500);
      var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out.println("status");
      String line = in.readLine();
      String[] w = line == null ? new String[0] : line.split(" ", -1);
      return w.length < 6
          ? Status.DOWN
          : new Status(
              Boolean.parseBoolean(w[0]),
              Boolean.parseBoolean(w[1]),
              w[2],
              Long.parseLong(w[3]),
              Long.parseLong(w[4]),
              Integer.parseInt(w[5]));
    } catch (IOException e) {
      return Status.DOWN;
    }
  }

  OptionalInt leader() {
    return IntStream.range(0, COUNT).filter(i -> status(i).leading()).findFirst();
  }

  /** Seconds until every node is ready and the consensus group is whole. */
  double awaitAllReady(Duration limit) throws InterruptedException {
    return await(
        limit,
        () ->
            IntStream.range(0, COUNT)
                .mapToObj(this::status)
                .allMatch(status -> status.ready() && status.cpMembers() == COUNT));
  }

  static double await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new IllegalStateException("not within " + limit);
      }
      Thread.sleep(50);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
