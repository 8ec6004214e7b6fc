package dev.plenum.cli.simulate;

import dev.plenum.cli.Api;
import dev.plenum.cli.Beacon;
import dev.plenum.cli.CliException;
import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Output;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A whole election with a crowd: opened, voted, disturbed, closed, counted and compared. */
@Command(
    name = "election",
    mixinStandardHelpOptions = true,
    description = {
      "Let a crowd vote and compare every acknowledged ballot with the result.",
      "Without --url it runs its own database and nodes, each in a process of its own."
    })
public final class SimulateElectionCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(
      names = {"-n", "--voters"},
      defaultValue = "300",
      description = "How many vote (default: 300).")
  private int voters = 300;

  @Option(
      names = {"-r", "--rate"},
      defaultValue = "50",
      description = "How many come a second (default: 50).")
  private double rate = 50;

  @Option(
      names = "--kill",
      description = "Kill the leading node (SIGKILL) again and again; not with --url.")
  private boolean kill;

  @Option(
      names = "--kill-every",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description = "Time between two kills (default: 10).")
  private int killEvery = 10;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A running, open election; several nodes with commas. Needs --roll.")
  private @Nullable String url;

  @Option(
      names = "--via",
      defaultValue = "both",
      description = "How they vote: ${COMPLETION-CANDIDATES} (default: both, in turn).")
  private Way via = Way.BOTH;

  @Option(
      names = "--grpc",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Where the nodes of --url speak gRPC; without it only HTTP is used.")
  private List<String> grpc = List.of();

  @Option(names = "--roll", paramLabel = "CSV", description = "The roll with codes, for --url.")
  private @Nullable Path roll;

  /** The doors that a crowd takes. */
  enum Way {
    HTTP,
    GRPC,
    BOTH
  }

  @Override
  public Integer call() {
    if (voters < 1 || rate <= 0) {
      throw CliException.usage("--voters and --rate must be more than 0.");
    }
    if (url != null) {
      return elsewhere(url);
    }
    return here();
  }

  private Integer here() {
    Definition election = Crowds.election(voters);
    output.line("Starting three nodes and a database …");
    Cluster cluster = Cluster.start(election, Cluster.Mode.PROCESSES);
    Thread end = new Thread(cluster::close, "end");
    Runtime.getRuntime().addShutdownHook(end);
    cluster.awaitReady();
    try (Api api = new Api(cluster.addresses());
        Disturbance disturbance =
            kill ? Disturbance.killing(cluster, Duration.ofSeconds(killEvery)) : Disturbance.NONE) {
      Officers officers = new Officers(api, cluster.credentials());
      officers.open();
      List<String> targets =
          cluster.nodes().stream().map(n -> "localhost:" + n.ports().grpc()).toList();
      Crowd crowd = crowd(api, targets, election.people(), disturbance);
      disturbance.end();
      output.line("Closing, counting and comparing …");
      return report(crowd, Verdict.of(api, crowd.ballots(), officers.result()), disturbance);
    }
  }

  private Integer elsewhere(String address) {
    if (roll == null || kill) {
      throw CliException.usage(
          roll == null
              ? "--url needs --roll, for the codes to vote with."
              : "--kill needs nodes of its own; leave --url out, or delete pods with kubectl.");
    }
    try (Api api = Api.at(address)) {
      List<Definition.Person> people = Definition.people(roll).stream().limit(voters).toList();
      Crowd crowd = crowd(api, grpc, people, Disturbance.NONE);
      return report(crowd, Verdict.of(api, crowd.ballots(), null), Disturbance.NONE);
    }
  }

  private Crowd crowd(
      Api api, List<String> targets, List<Definition.Person> people, Disturbance disturbance) {
    List<Door> doors = doors(api, targets);
    Crowd crowd = new Crowd(api, doors, people, rate);
    try (Dashboard dashboard = new Dashboard(output, new ElectionScene(crowd, disturbance))) {
      dashboard.start();
      crowd.run();
    } finally {
      doors.forEach(Door::close);
    }
    return crowd;
  }

  private List<Door> doors(Api api, List<String> targets) {
    Beacon beacon = new Beacon(api);
    List<Door> doors = new ArrayList<>();
    if (via != Way.GRPC) {
      doors.add(new HttpDoor(api, beacon));
    }
    if (via != Way.HTTP && !targets.isEmpty()) {
      doors.add(new GrpcDoor(targets, beacon));
    }
    if (doors.isEmpty()) {
      throw CliException.usage("--via grpc needs --grpc HOST:PORT.");
    }
    return doors;
  }

  private int report(Crowd crowd, Verdict verdict, Disturbance disturbance) {
    Report report = new Report(crowd, rate, verdict, disturbance.blows());
    output.json(report.facts());
    output.line("");
    output.line(report.text());
    return verdict.clean() ? 0 : ExitCode.DIFFERS;
  }
}
