package dev.plenum.cli.simulate.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.exam.Sitting;
import dev.plenum.cli.exam.SkewedClock;
import dev.plenum.kernel.hash.Sha256;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an exam kept of what it had acknowledged.
 *
 * @param late acknowledged as evidence only
 * @param lost acknowledged in time, but not the answer that was marked
 * @param doubled two acknowledgements for one entry
 * @param unexplained marked items without an explanation
 * @param workbooks how many different workbooks the nodes give; one is right
 */
record ExamVerdict(
    int acknowledged,
    int late,
    int lost,
    int doubled,
    int unexplained,
    int workbooks,
    List<String> differing) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 20;
  private static final int NAMED = 10;

  boolean clean() {
    return lost == 0 && doubled == 0 && unexplained == 0 && workbooks == 1;
  }

  /** Asks as every student for the own result, and as the admin for every node's workbook. */
  static ExamVerdict of(Api api, ExamCrowd crowd, String adminToken) {
    List<Acknowledged> all = crowd.acknowledged();
    Map<String, Map<String, Acknowledged>> last = lastInTime(all);
    int lost = 0;
    int unexplained = 0;
    List<String> differing = new ArrayList<>();
    for (Candidate candidate : crowd.candidates()) {
      JsonNode result = result(api, candidate);
      Map<String, JsonNode> marked = new HashMap<>();
      for (JsonNode item : result.path("items")) {
        marked.put(item.path("id").asText(), item);
        unexplained += item.path("explanation").asText().isBlank() ? 1 : 0;
      }
      for (Acknowledged answer : last.getOrDefault(candidate.person().roll(), Map.of()).values()) {
        JsonNode item = marked.get(answer.item());
        String kept = item == null ? "nothing" : Answers.form(item.path("answer"));
        if (!kept.equals(answer.answer())) {
          lost++;
          differing.add(
              "%s %s: acknowledged %s at %d, marked %s"
                  .formatted(answer.roll(), answer.item(), answer.answer(), answer.seq(), kept));
        }
      }
    }
    return new ExamVerdict(
        all.size(),
        (int) all.stream().filter(Acknowledged::late).count(),
        lost,
        doubled(all),
        unexplained,
        workbooks(api, adminToken),
        differing.stream().limit(NAMED).toList());
  }

  private static Map<String, Map<String, Acknowledged>> lastInTime(List<Acknowledged> all) {
    Map<String, Map<String, Acknowledged>> last = new HashMap<>();
    for (Acknowledged answer : all) {
      if (!answer.late()) {
        last.computeIfAbsent(answer.roll(), roll -> new HashMap<>())
            .merge(answer.item(), answer, (a, b) -> a.seq() > b.seq() ? a : b);
      }
    }
    return last;
  }

  private static int doubled(List<Acknowledged> all) {
    Set<Long> entries = new HashSet<>();
    all.forEach(answer -> entries.add(answer.seq()));
    return all.size() - entries.size();
  }

  private static JsonNode result(Api api, Candidate candidate) {
    try {
      SkewedClock clock = new SkewedClock(InstantSource.system(), Duration.ZERO);
      return Sitting.signIn(api, candidate.person().code(), "after", clock).result();
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private static int workbooks(Api api, String token) {
    Set<String> digests = new HashSet<>();
    for (int node = 0; node < api.nodes(); node++) {
      byte[] workbook = workbook(api, node, token);
      digests.add(Sha256.hex(workbook));
    }
    return digests.size();
  }

  private static byte[] workbook(Api api, int node, String token) {
    for (int attempt = 0; ; attempt++) {
      try {
        return api.download(node, "/results/results.xlsx", token);
      } catch (Api.Refused e) {
        throw e.asExit();
      } catch (Api.Undecided e) {
        if (attempt == TRIES) {
          throw CliException.failed("A node gives no workbook: " + e.getMessage());
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PATIENCE.dividedBy(60));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }
}
