package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Output;
import dev.plenum.cli.exam.Durations;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import dev.plenum.cli.simulate.Dashboard;
import dev.plenum.cli.simulate.Disturbance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A whole exam with a crowd: opened, sat, disturbed, handed in, marked, published and compared. */
@Command(
    name = "exam",
    mixinStandardHelpOptions = true,
    description = {
      "Let a crowd sit an exam and compare every acknowledged answer with what was marked.",
      "Without --url it runs its own database and nodes, each in a process of its own."
    })
public final class SimulateExamCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(
      names = {"-n", "--students"},
      defaultValue = "300",
      description = "How many sit the exam (default: 300).")
  private int students = 300;

  @Option(
      names = "--cheaters",
      defaultValue = "0.05",
      description = "Share that looks at another window (default: 0.05).")
  private double cheaters = 0.05;

  @Option(
      names = "--offline",
      defaultValue = "0.05",
      description = "Share that loses the network for a while (default: 0.05).")
  private double offline = 0.05;

  @Option(
      names = "--item-time",
      defaultValue = "5s",
      description = "Time for each of the ten questions (default: 5s).")
  private String itemTime = "5s";

  @Option(
      names = "--kill",
      description = "Kill the leading node (SIGKILL) again and again; not with --url.")
  private boolean kill;

  @Option(
      names = "--kill-every",
      defaultValue = "15",
      paramLabel = "SECONDS",
      description = "Time between two kills (default: 15).")
  private int killEvery = 15;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A running exam that is not open yet; several nodes with commas.")
  private @Nullable String url;

  @Option(names = "--roster", paramLabel = "CSV", description = "The roster with codes, for --url.")
  private @Nullable Path roster;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      defaultValue = "PLENUM_PASSWORD",
      description = "Environment variable with the admin's password, for --url.")
  private String password = "PLENUM_PASSWORD";

  @Override
  public Integer call() {
    if (students < 1 || cheaters < 0 || cheaters > 1 || offline < 0 || offline > 1) {
      throw CliException.usage("--students must be 1 or more; shares lie between 0 and 1.");
    }
    return url == null ? here() : elsewhere(url);
  }

  private Integer here() {
    Duration each = Durations.parse(itemTime);
    // Time for ten items and for whoever was offline, since the clock stops everybody.
    Definition exam = ExamCrowds.exam(students, each, each.multipliedBy(14).plusSeconds(10));
    output.line("Starting three nodes and a database …");
    Cluster cluster = Cluster.start(exam, Cluster.Mode.PROCESSES);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end"));
    cluster.awaitReady();
    try (Api api = new Api(cluster.addresses());
        Disturbance disturbance =
            kill ? Disturbance.killing(cluster, Duration.ofSeconds(killEvery)) : Disturbance.NONE) {
      Examiner examiner = new Examiner(api, cluster.credentials().adminPassword());
      return judge(api, examiner, exam.people(), disturbance);
    }
  }

  private Integer elsewhere(String address) {
    if (roster == null || kill) {
      throw CliException.usage(
          roster == null
              ? "--url needs --roster, for the codes to sign in with."
              : "--kill needs nodes of its own; leave --url out, or delete pods with kubectl.");
    }
    @Nullable String secret = System.getProperty("plenum.password", System.getenv(password));
    if (secret == null) {
      throw CliException.usage("There is no admin password: set " + password + ".");
    }
    try (Api api = Api.at(address)) {
      return judge(api, new Examiner(api, secret), Definition.people(roster), Disturbance.NONE);
    }
  }

  private int judge(
      Api api, Examiner examiner, List<Definition.Person> people, Disturbance disturbance) {
    List<Candidate> candidates =
        ExamCrowds.candidates(people, cheaters, offline).stream().limit(students).toList();
    Duration each = Durations.parse(itemTime);
    ExamCrowd crowd = new ExamCrowd(api, candidates, each.dividedBy(2), each.multipliedBy(2));
    try (Dashboard dashboard = new Dashboard(output, new ExamScene(crowd, disturbance))) {
      dashboard.start();
      crowd.run(examiner::open);
    }
    disturbance.end();
    output.line("Closing, marking, publishing and comparing …");
    examiner.closeAndPublish();
    ExamVerdict verdict = ExamVerdict.of(api, crowd, examiner.token());
    ExamReport report = new ExamReport(crowd, verdict, disturbance.blows());
    output.json(report.facts());
    output.line("");
    output.line(report.text());
    return verdict.clean() ? 0 : ExitCode.DIFFERS;
  }
}
