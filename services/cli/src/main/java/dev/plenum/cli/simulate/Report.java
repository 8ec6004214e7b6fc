package dev.plenum.cli.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person pastes into a mail: the same figures as lines and as one object. */
record Report(Crowd crowd, double rate, Verdict verdict, List<Disturbance.Blow> blows) {

  Map<String, Object> facts() {
    Gauges g = crowd.gauges();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("voters", crowd.size());
    facts.put("ratePerSecond", rate);
    facts.put("acknowledged", verdict.acknowledged());
    facts.put("lost", verdict.lost());
    facts.put("doubled", verdict.doubled());
    facts.put("counted", verdict.counted() == null ? "unknown" : verdict.counted());
    facts.put("differing", verdict.differing());
    facts.put("refused", g.reasons());
    facts.put("unknown", g.unknown());
    facts.put("retries", g.retries());
    facts.put("kills", blows.size());
    facts.put("seconds", g.elapsed().toMillis() / 1000.0);
    facts.put("p50Millis", g.millisAt(50));
    facts.put("p99Millis", g.millisAt(99));
    facts.put("maxMillis", g.slowestMillis());
    return facts;
  }

  String text() {
    Gauges g = crowd.gauges();
    StringBuilder text = new StringBuilder();
    text.append(
        "@|bold Simulated election|@: %,d voters, %.0f a second%s%n"
            .formatted(crowd.size(), rate, Disturbance.said(blows)));
    line(text, "acknowledged", "%,d ballots%s".formatted(verdict.acknowledged(), refusals()));
    line(text, "lost", good(verdict.lost()));
    line(text, "doubled", good(verdict.doubled()));
    line(text, "result", result());
    verdict.differing().forEach(d -> line(text, "", d));
    double seconds = Math.max(0.001, g.elapsed().toMillis() / 1000.0);
    line(
        text,
        "throughput",
        "%.1f counted a second over %.1f s, %,d tries again"
            .formatted(g.counted() / seconds, seconds, g.retries()));
    line(
        text,
        "latency",
        "p50 %.0f ms, p99 %.0f ms, max %.0f ms, from the moment each voter came"
            .formatted(g.millisAt(50), g.millisAt(99), g.slowestMillis()));
    blows.forEach(
        b -> line(text, "killed", "%s at %s".formatted(b.node(), Dashboard.clock(b.after()))));
    return text.toString().stripTrailing();
  }

  private String refusals() {
    Gauges g = crowd.gauges();
    String refused = g.refused() == 0 ? "" : ", refused " + g.reasons();
    return g.unknown() == 0 ? refused : refused + ", %d without an answer".formatted(g.unknown());
  }

  private String result() {
    if (verdict.counted() == null) {
      return "not published by this run; every tracker was looked up on the board";
    }
    return verdict.differing().isEmpty()
        ? "%,d ballots, equal to what was acknowledged".formatted(verdict.counted())
        : "@|red %,d ballots, different from what was acknowledged|@".formatted(verdict.counted());
  }

  private static String good(int n) {
    return n == 0 ? "@|green 0|@" : "@|red,bold " + n + "|@";
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-13s %s%n".formatted(name, value));
  }
}
