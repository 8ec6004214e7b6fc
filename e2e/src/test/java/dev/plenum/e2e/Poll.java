package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** An election at whose nodes something is done while people vote and look at the board. */
final class Poll implements AutoCloseable {
  static final String LOAD = "5 voters/s by HTTP and gRPC and people who look at the board";

  private static final int VOTERS = 4000;
  private static final double PER_SECOND = 5;
  private static final List<String> OPTIONS = List.of("ana", "ben", "chloe", "deniz");

  private final Board board;
  private final int http;
  private final int grpc;
  private final Electorate electorate = new Electorate(VOTERS);
  private final Api api;
  private final GrpcBallots connections;
  private final Crowd crowd;
  private final Onlookers onlookers;

  Poll(Board board, int http, int grpc) {
    this.board = board;
    this.http = http;
    this.grpc = grpc;
    this.api = new Api(board.platform().cluster.address(http));
    this.connections = new GrpcBallots(board.platform().cluster.address(grpc));
    this.crowd = new Crowd(List.of(new HttpBallots(api), connections), OPTIONS);
    this.onlookers = new Onlookers(api);
  }

  /** Declares it and opens it when every node is there. */
  void open() throws IOException {
    board.platform().namespace(board.namespace());
    byte[] roll = electorate.csv().getBytes(StandardCharsets.UTF_8);
    board.createSecret("board-roll", "roll.csv", roll);
    board.apply(
        Files.readString(Path.of("../examples/election.yaml"))
            .split("(?m)^---$", 2)[1]
            .replace("inWork: 5", "inWork: 64"));
    board.awaitReady("True", "Serving");
    board.awaitAllNodes();
    board.openNodePorts(http, grpc);
    await("the way in is open", () -> api.get("election", null).good());
    new Officer(api, "admin", board.password("admin")).act("admin/start");
    await("voters see it open", () -> phase().equals("open"));
  }

  /** Returns when it is done and everybody who came meanwhile has been answered. */
  void during(Runnable deed) {
    AtomicBoolean on = new AtomicBoolean(true);
    var voting = aside(() -> crowd.vote(electorate.takeWhile(on::get), PER_SECOND));
    var looking = aside(() -> onlookers.lookWhile(on::get));
    try {
      deed.run();
    } finally {
      on.set(false);
    }
    voting.join();
    looking.join();
  }

  private static CompletableFuture<Void> aside(Runnable work) {
    return CompletableFuture.runAsync(work, Thread.ofVirtual()::start);
  }

  /** What anybody would have had to read: must stay empty. */
  List<String> errors() {
    List<String> errors = new ArrayList<>(crowd.errors());
    errors.addAll(onlookers.errors());
    return errors;
  }

  int acknowledged() {
    return crowd.acknowledged().size();
  }

  /** How often a voter's or an onlooker's client had to ask again. */
  long repeats() {
    return crowd.repeats() + onlookers.repeats();
  }

  /** The longest that a voter waited since the last call. */
  long longestWaitMillis() {
    return crowd.longestWaitMillis();
  }

  /** Closes it and counts. */
  Tally result() {
    new Officer(api, "admin", board.password("admin")).act("admin/stop");
    await("it is closed", () -> phase().equals("closed"));
    Officer officer = new Officer(api, "tally", board.password("tally"));
    officer.act("tally/count");
    officer.act("tally/publish");
    return Tally.of(officer.read("results"), crowd.acknowledged().values());
  }

  private String phase() {
    return api.get("election", null).body().path("phase").asText();
  }

  @Override
  public void close() {
    connections.close();
    board.platform().remove(board.namespace());
  }
}
