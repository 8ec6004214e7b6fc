package dev.plenum.kernel.testing;

import dev.plenum.kernel.peer.FreePort;
import dev.plenum.trust.CertificateFiles;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** {@link RegisterProcess}es that can be killed, ended, paused and started again. */
public final class Processes implements AutoCloseable {
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

  private static final String UNKNOWN = "unknown";

  private final String jdbcUrl;
  private final List<Process> processes = new ArrayList<>();
  private final int[] clientPorts;
  private final List<String> peerPorts = new ArrayList<>();
  private final Path logs;

  /** What a node says of itself. */
  public record Status(
      boolean ready, boolean leading, String leader, long epoch, long folded, int cpMembers) {
    public static final Status DOWN = new Status(false, false, "", 0, 0, 0);
  }

  public Processes(int count, String jdbcUrl, Path logs) throws IOException {
    this.jdbcUrl = jdbcUrl;
    this.logs = logs;
    this.clientPorts = new int[count];
    CertificateFiles.write(
        certificates(),
        IntStream.range(0, count).mapToObj(i -> Certificates.name("node-" + i)).toList());
    for (int i = 0; i < clientPorts.length; i++) {
      clientPorts[i] = FreePort.pick();
      peerPorts.add(String.valueOf(FreePort.pick()));
      peerPorts.add(String.valueOf(FreePort.pick()));
    }
    for (int i = 0; i < clientPorts.length; i++) {
      processes.add(launch(i));
    }
  }

  private Path certificates() {
    return logs.resolve("tls");
  }

  private Process launch(int index) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RegisterProcess.class.getName());
    command.addAll(List.of(String.valueOf(index), String.valueOf(clientPorts[index]), jdbcUrl));
    command.add(certificates().toString());
    command.addAll(peerPorts);
    File log = logs.resolve("node-" + index + ".log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  public int count() {
    return clientPorts.length;
  }

  public int clientPort(int index) {
    return clientPorts[index];
  }

  public void kill(int index) throws InterruptedException {
    processes.get(index).destroyForcibly().waitFor();
  }

  /** Ends a node as Kubernetes ends a pod: it hands over first. */
  public void end(int index) {
    processes.get(index).destroy();
  }

  public boolean ended(int index) {
    return !processes.get(index).isAlive();
  }

  public void start(int index) throws IOException {
    processes.set(index, launch(index));
  }

  public void pause(int index) throws IOException, InterruptedException {
    signal("-STOP", index);
  }

  public void resume(int index) throws IOException, InterruptedException {
    signal("-CONT", index);
  }

  private void signal(String signal, int index) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, String.valueOf(processes.get(index).pid()))
        .start()
        .waitFor();
  }

  public Status status(int index) {
    String[] w = ask(index, "status", 500).split(" ", -1);
    return w.length < 6
        ? Status.DOWN
        : new Status(
            Boolean.parseBoolean(w[0]),
            Boolean.parseBoolean(w[1]),
            w[2],
            Long.parseLong(w[3]),
            Long.parseLong(w[4]),
            Integer.parseInt(w[5]));
  }

  /** What a node answers; {@code unknown} where it does not, whatever became of the line. */
  public String ask(int index, String line, int limitMillis) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), clientPorts[index]), 500);
      socket.setSoTimeout(limitMillis);
      var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out.println(line);
      String answer = in.readLine();
      return answer == null ? UNKNOWN : answer;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  public OptionalInt leader() {
    return IntStream.range(0, count()).filter(i -> status(i).leading()).findFirst();
  }

  /** Seconds until every node may be asked. */
  public double awaitAllAsked(Duration limit) throws InterruptedException {
    return await(limit, () -> every(Status::ready));
  }

  /** Seconds until every node is ready and the consensus group is whole. */
  public double awaitAllReady(Duration limit) throws InterruptedException {
    return await(limit, () -> every(status -> status.ready() && status.cpMembers() == count()));
  }

  private boolean every(Predicate<Status> holds) {
    return IntStream.range(0, count()).mapToObj(this::status).allMatch(holds);
  }

  public static double await(Duration limit, BooleanSupplier condition)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new IllegalStateException("not within " + limit);
      }
      Thread.sleep(50);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
