package dev.plenum.bench;

import java.nio.file.Path;

/** Runs every benchmark, each in turn on an otherwise idle machine. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    String which = args.length == 0 ? "all" : args[0];
    switch (which) {
      case "fencing" -> FencingBench.main(new String[0]);
      case "ledger" -> LedgerBench.main(new String[0]);
      case "ballots" -> BallotsBench.main(new String[0]);
      case "exam" -> ExamBench.main(new String[0]);
      case "replica" -> ReplicaBench.main(new String[0]);
      case "snapshot" -> SnapshotBench.main(new String[0]);
      case "failover" -> FailoverBench.main(new String[0]);
      case "report" -> System.out.println("writing what was measured before");
      case "all" -> {
        FencingBench.main(new String[0]);
        LedgerBench.main(new String[0]);
        BallotsBench.main(new String[0]);
        ExamBench.main(new String[0]);
        ReplicaBench.main(new String[0]);
        SnapshotBench.main(new String[0]);
        FailoverBench.main(new String[0]);
      }
      default -> {
        System.err.println(
            "unknown benchmark '"
                + which
                + "'; known: fencing, ledger, ballots, exam, replica, snapshot, failover, report, all");
        System.exit(2);
      }
    }
    Report.write(Evidence.FILE, Path.of("docs", "benchmarks.md"));
    System.exit(0);
  }
}
