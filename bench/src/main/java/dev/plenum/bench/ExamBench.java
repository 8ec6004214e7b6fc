package dev.plenum.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.exam.Sitting;
import dev.plenum.cli.exam.SkewedClock;
import dev.plenum.cli.local.ClassCache;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import dev.plenum.cli.local.Definition.Kind;
import dev.plenum.cli.simulate.Codes;
import dev.plenum.cli.simulate.exam.Examiner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * The two rushes of an exam and the hour between: three thousand students begin within a second,
 * answer steadily, and hand in within five seconds, over HTTP at three nodes, each a process, on a
 * durable database. Latencies count from when a student was due (no coordinated omission).
 */
public final class ExamBench {
  private static final int STUDENTS = 3_000;
  private static final int REHEARSING = 300;
  private static final Duration REHEARSAL = Duration.ofSeconds(10);
  private static final int ITEMS = 10;
  private static final int SIGN_INS_AT_ONCE = 16;
  private static final Duration IN_THE_WAITING_ROOM = Duration.ofSeconds(90);
  private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(5);
  private static final int STEADY_PER_SECOND = 150;
  private static final Duration STEADY = Duration.ofSeconds(30);
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration HAND_INS_WITHIN = Duration.ofSeconds(5);

  private final List<Sitting> students;
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger missed = new AtomicInteger();

  private ExamBench(List<Sitting> students) {
    this.students = students;
  }

  public static void main(String[] args) throws Exception {
    String run =
        "3 JVMs with a class cache, embedded PostgreSQL with fsync, %d students over HTTP beside them, 2 cores"
            .formatted(STUDENTS);
    Definition rehearsal = exam(REHEARSING);
    ClassCache cache = Trained.by(rehearsal, cluster -> rehearse(cluster, rehearsal));
    Definition exam = exam(STUDENTS);
    try (Cluster cluster = Cluster.start(exam, cache);
        Api api = new Api(cluster.addresses())) {
      cluster.awaitReady();
      Examiner examiner = new Examiner(api, cluster.credentials().adminPassword());
      ExamBench bench = new ExamBench(signIn(api, exam));
      bench.beat(IN_THE_WAITING_ROOM);
      Evidence.write("exam.heartbeats_missed", bench.missed.get(), "heartbeats", run);
      examiner.open();

      Histogram starts = bench.rush(STARTS_WITHIN, s -> s.begin(why -> {}));
      report("exam.start_3000", starts, run + ", all within 1 s");
      Evidence.write("exam.start_3000_errors", bench.errors.getAndSet(0), "students", run);

      Histogram saves = bench.steady(STEADY);
      report("exam.save", saves, run + ", 150 answers a second for 30 s");
      Evidence.write(
          "exam.save_p99_ms_at_150_per_s", saves.getValueAtPercentile(99) / 1e6, "ms", run);
      Evidence.write("exam.save_errors", bench.errors.getAndSet(0), "answers", run);

      Histogram handIns = bench.rush(HAND_INS_WITHIN, s -> s.handIn(false, why -> {}));
      report("exam.submit_3000", handIns, run + ", all within 5 s");
      Evidence.write("exam.submit_3000_errors", bench.errors.get(), "students", run);
      JsonNode roster = examiner.exam().path("roster");
      Evidence.write(
          "exam.submit_3000_lost", STUDENTS - roster.path("handedIn").asInt(), "students", run);
    }
  }

  /** The same with few students, from which the JVMs learn. */
  private static void rehearse(Cluster cluster, Definition exam) throws Exception {
    try (Api api = new Api(cluster.addresses())) {
      Examiner examiner = new Examiner(api, cluster.credentials().adminPassword());
      ExamBench few = new ExamBench(signIn(api, exam));
      few.beat(REHEARSAL);
      examiner.open();
      var _ = few.rush(STARTS_WITHIN, s -> s.begin(why -> {}));
      var _ = few.steady(REHEARSAL);
      var _ = few.rush(HAND_INS_WITHIN, s -> s.handIn(false, why -> {}));
    }
  }

  private static void report(String name, Histogram latencies, String run) throws Exception {
    for (int percentile : new int[] {50, 95, 99}) {
      Evidence.write(
          "%s_p%d_ms".formatted(name, percentile),
          latencies.getValueAtPercentile(percentile) / 1e6,
          "ms",
          run);
    }
  }

  /**
   * Pages are open before an exam begins and say every few seconds that they are. A node that just
   * started has not compiled its code yet; nobody opens an exam of thousands at that moment.
   */
  private void beat(Duration length) throws InterruptedException {
    long begin = System.nanoTime();
    long between = BETWEEN_HEARTBEATS.toNanos() / students.size();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i * between < length.toNanos(); i++) {
        Sitting student = students.get((int) (i % students.size()));
        sleepUntil(begin + i * between);
        threads.execute(() -> heartbeat(student));
      }
    }
  }

  private void heartbeat(Sitting student) {
    try {
      var _ = student.heartbeat();
    } catch (Api.Refused | Api.Undecided e) {
      missed.incrementAndGet();
    }
  }

  private interface Act {
    Object of(Sitting student) throws Api.Refused;
  }

  /** Everybody once, evenly spread over the time. */
  private Histogram rush(Duration within, Act act) throws InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    long begin = System.nanoTime() + Duration.ofMillis(200).toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < students.size(); i++) {
        Sitting student = students.get(i);
        long due = begin + within.toNanos() * i / students.size();
        threads.execute(() -> act(student, act, due, latencies));
      }
    }
    return latencies;
  }

  private Histogram steady(Duration length) throws InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    long begin = System.nanoTime();
    long total = STEADY_PER_SECOND * length.toSeconds();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < total; i++) {
        long due = begin + i * (1_000_000_000L / STEADY_PER_SECOND);
        Sitting student = students.get(i % students.size());
        String item = "q" + (1 + i / students.size() % ITEMS);
        sleepUntil(due);
        threads.execute(() ->
            act(
                student,
                s -> s.save(s.draft(item, Map.of("text", "42")), why -> {}),
                due,
                latencies));
      }
    }
    return latencies;
  }

  private void act(Sitting student, Act act, long due, Histogram latencies) {
    try {
      sleepUntil(due);
      var _ = act.of(student);
      latencies.recordValue(System.nanoTime() - due);
    } catch (Api.Refused | RuntimeException e) {
      errors.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  /** Students come in the minutes before; nobody is measured yet. */
  private static List<Sitting> signIn(Api api, Definition exam) throws Exception {
    Semaphore atOnce = new Semaphore(SIGN_INS_AT_ONCE);
    List<Future<Sitting>> coming = new ArrayList<>();
    List<Sitting> here = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Definition.Person person : exam.people()) {
        coming.add(
            threads.submit(() -> {
              atOnce.acquire();
              try {
                SkewedClock clock = new SkewedClock(InstantSource.system(), Duration.ZERO);
                return Sitting.signIn(api, person.code(), "d-" + person.roll(), clock);
              } finally {
                atOnce.release();
              }
            }));
      }
      for (Future<Sitting> student : coming) {
        here.add(student.get());
      }
    }
    return here;
  }

  private static Definition exam(int students) {
    String yaml =
        """
        apiVersion: plenum.dev/v1alpha1
        kind: ExamSession
        metadata: {name: bench}
        spec:
          title: Bench
          replicas: 3
          paper: {configMapRef: {name: bench-paper, key: paper.yaml}}
          roster: {secretRef: {name: bench-roster, key: roster.csv}}
          opens: manual
          duration: 60m
          grace: 2s
          admission: {inWork: 1024, queue: 10000}
          results: {publish: manual, chunks: 2, replicas: 3}
          database: {bundled: {storage: 1Gi}}
        """;
    StringBuilder roster = new StringBuilder("roll,name,code,extra,role\n");
    for (int i = 1; i <= students; i++) {
      roster.append("%05d,Student %d,%s,,student%n".formatted(i, i, Codes.fresh()));
    }
    StringBuilder paper = new StringBuilder("items:\n");
    for (int i = 1; i <= ITEMS; i++) {
      paper.append(
          "- {id: q%d, text: 'Item %d', type: numeric, right: '42', marks: 1}%n".formatted(i, i));
    }
    return new Definition(
        Kind.EXAM,
        "bench",
        "Bench",
        3,
        yaml,
        Map.of(
            "paper/paper.yaml",
            paper.toString().getBytes(StandardCharsets.UTF_8),
            Kind.EXAM.peopleFile(),
            roster.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
