package dev.plenum.kernel.testing;

import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A node of the tests' register domain as a process of its own, which can be killed and paused.
 * Speaks lines: {@code add ID NAME} and {@code set ID NAME EXPECTED VALUE} are answered by {@code
 * ok SEQ}, {@code refused REASON} or {@code retry REASON}, {@code status} by what the node is.
 * Ended by a signal, it hands over first, as a pod does.
 */
public final class RegisterProcess {
  private RegisterProcess() {}

  /**
   * Arguments: index of this node, its client port, JDBC address, folder of certificates, then peer
   * and CP port of each.
   */
  public static void main(String[] args) throws IOException {
    int index = Integer.parseInt(args[0]);
    int clientPort = Integer.parseInt(args[1]);
    List<PeerAddress> peers = new ArrayList<>();
    for (int i = 4; i < args.length; i += 2) {
      peers.add(
          new PeerAddress(
              "node-" + (i - 4) / 2,
              "127.0.0.1",
              Integer.parseInt(args[i]),
              Integer.parseInt(args[i + 1])));
    }
    var node =
        new KernelNode<>(
            new KernelConfig(
                "bench",
                new Owner("a-bench", "keys"),
                "node-" + index,
                peers,
                Certificates.read(Path.of(args[3]), "node-" + index),
                PostgresPool.Settings.of(args[2], "postgres", "postgres"),
                ShardConfig.of("main", Admission.of(1_024, 10_000))),
            new Registers(),
            Registers.TYPES,
            WallClock.SYSTEM,
            new SimpleMeterRegistry());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node), "end"));
    node.start();
    serve(node, clientPort);
  }

  private static void end(KernelNode<State, Command, Event> node) {
    try {
      node.drain(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    node.close();
  }

  private static void serve(KernelNode<State, Command, Event> node, int port) throws IOException {
    try (ServerSocket server = new ServerSocket(port, 64, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Thread.startVirtualThread(() -> talk(node, client));
      }
    }
  }

  private static void talk(KernelNode<State, Command, Event> node, Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(answer(node, line));
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static String answer(KernelNode<State, Command, Event> node, String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("status")) {
      ShardStatus status = node.shard().status();
      return "%s %s %s %d %d %d"
          .formatted(
              node.ready(),
              status.leading(),
              status.leader(),
              status.epoch(),
              status.folded(),
              node.cpMembers().size());
    }
    if (!node.started()) {
      return "retry Starting";
    }
    Command command =
        words[0].equals("set")
            ? new Command.Set(words[2], Long.parseLong(words[3]), Long.parseLong(words[4]))
            : new Command.Add(words[2], 1);
    var submission =
        new Submission<>(UUID.fromString(words[1]), "bench", Instant.now(), 0, command);
    return switch (node.shard().submit(submission).join()) {
      case Outcome.Accepted(var receipt) -> "ok " + receipt.seq();
      case Outcome.Rejected(var rejection) -> "refused " + rejection.reason();
      case Outcome.Retry(var reason, var _) -> "retry " + reason;
    };
  }
}
