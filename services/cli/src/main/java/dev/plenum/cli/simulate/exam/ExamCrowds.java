package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.local.Definition;
import dev.plenum.cli.local.Definition.Kind;
import dev.plenum.cli.local.Definition.Person;
import dev.plenum.cli.simulate.Codes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Exams made up for a crowd. */
final class ExamCrowds {
  private static final int ITEMS = 10;

  /** The clocks of the crowd: most are right to a second, some are far off. */
  private static final List<Duration> SKEWS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(-3),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(-10),
          Duration.ofMinutes(10));

  private ExamCrowds() {}

  static Definition exam(int students, Duration itemTime, Duration duration) {
    String yaml =
        """
        apiVersion: plenum.dev/v1alpha1
        kind: ExamSession
        metadata: {name: crowd}
        spec:
          title: A simulated exam
          replicas: 3
          paper: {configMapRef: {name: crowd-paper, key: paper.yaml}}
          roster: {secretRef: {name: crowd-roster, key: roster.csv}}
          opens: manual
          duration: %ds
          itemTime: %ds
          grace: 2s
          shuffle: {items: true, choices: true}
          proctoring:
            rules: [{event: focusLost, after: 1s}, {event: clipboard}]
            strikes: [{penaltyPercent: 50}, {penaltyPercent: 100, terminate: true}]
          clockSync: {every: 5s, maxOffset: 15m}
          admission: {inWork: 3, queue: 5000, overflow: true}
          results: {publish: manual, chunks: 2, replicas: 3}
          database: {bundled: {storage: 1Gi}}
        """
            .formatted(duration.toSeconds(), itemTime.toSeconds());
    return new Definition(
        Kind.EXAM,
        "crowd",
        "A simulated exam",
        3,
        yaml,
        Map.of(
            "paper/paper.yaml", bytes(paper()), Kind.EXAM.peopleFile(), bytes(roster(students))));
  }

  private static String roster(int students) {
    StringBuilder roster = new StringBuilder("roll,name,code,extra,role\n");
    for (int i = 1; i <= students; i++) {
      roster.append("%06d,Student %d,%s,,student%n".formatted(i, i, Codes.fresh()));
    }
    roster.append("t1,Teacher,%s,,teacher%n".formatted(Codes.fresh()));
    roster.append("p1,Proctor,%s,,proctor%n".formatted(Codes.fresh()));
    return roster.toString();
  }

  private static String paper() {
    StringBuilder paper = new StringBuilder("items:\n");
    for (int i = 1; i <= ITEMS; i++) {
      paper.append(
          switch (i % 4) {
            case 0 ->
                "- {id: q%d, text: 'Is %d even?', type: truefalse, right: %b, marks: 1}%n"
                    .formatted(i, i, i % 2 == 0);
            case 1 ->
                "- {id: q%d, text: 'What is %d squared?', type: numeric, right: '%d', marks: 2}%n"
                    .formatted(i, i, i * i);
            default ->
                ("- {id: q%d, text: 'Which is %d?', type: single, marks: 1, choices: [{text: '%d',"
                        + " right: true}, {text: '%d'}, {text: '%d'}, {text: '%d'}]}%n")
                    .formatted(i, i, i, i + 1, i + 2, i + 3);
          });
    }
    return paper.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Who of the people cheats or loses the network is drawn once, in the shares asked for. */
  static List<Candidate> candidates(List<Person> people, double cheaters, double offline) {
    Random random = new Random(people.size());
    List<Candidate> candidates = new ArrayList<>();
    List<Person> students =
        people.stream().filter(p -> p.role().isEmpty() || p.role().equals("student")).toList();
    for (int i = 0; i < students.size(); i++) {
      candidates.add(
          new Candidate(
              students.get(i),
              SKEWS.get(i % SKEWS.size()),
              random.nextDouble() < cheaters,
              random.nextDouble() < offline,
              random.nextBoolean()));
    }
    return candidates;
  }
}
