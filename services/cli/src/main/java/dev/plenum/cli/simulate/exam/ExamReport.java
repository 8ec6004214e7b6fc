package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.simulate.Dashboard;
import dev.plenum.cli.simulate.Disturbance;
import dev.plenum.cli.simulate.Gauges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person pastes into a mail: the same figures as lines and as one object. */
record ExamReport(ExamCrowd crowd, ExamVerdict verdict, List<Disturbance.Blow> blows) {

  Map<String, Object> facts() {
    ExamGauges g = crowd.gauges();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("students", crowd.candidates().size());
    facts.put("acknowledged", verdict.acknowledged());
    facts.put("late", verdict.late());
    facts.put("lost", verdict.lost());
    facts.put("doubled", verdict.doubled());
    facts.put("unexplained", verdict.unexplained());
    facts.put("workbooks", verdict.workbooks());
    facts.put("differing", verdict.differing());
    facts.put("strikes", g.strikes.get());
    facts.put("terminated", g.terminated.get());
    facts.put("refused", g.answers.reasons());
    facts.put("retries", g.answers.retries());
    facts.put("unknown", g.answers.unknown());
    facts.put("kills", blows.size());
    facts.put("saveP50Millis", g.answers.millisAt(50));
    facts.put("saveP99Millis", g.answers.millisAt(99));
    facts.put("startP99Millis", g.starts.millisAt(99));
    facts.put("handInP99Millis", g.handIns.millisAt(99));
    return facts;
  }

  String text() {
    ExamGauges g = crowd.gauges();
    StringBuilder text = new StringBuilder();
    text.append(
        "@|bold Simulated exam|@: %,d students%s%n"
            .formatted(crowd.candidates().size(), Disturbance.said(blows)));
    line(
        text,
        "acknowledged",
        "%,d answers, %,d of them late and kept as evidence"
            .formatted(verdict.acknowledged(), verdict.late()));
    line(text, "lost", good(verdict.lost()));
    verdict.differing().forEach(d -> line(text, "", d));
    line(text, "doubled", good(verdict.doubled()));
    line(text, "unexplained", good(verdict.unexplained()));
    line(
        text,
        "workbook",
        verdict.workbooks() == 1
            ? "@|green the same on every node|@"
            : "@|red,bold %d different ones|@".formatted(verdict.workbooks()));
    line(
        text,
        "conduct",
        "%d strikes, %d terminated".formatted(g.strikes.get(), g.terminated.get()));
    latency(text, "start", g.starts);
    latency(text, "save", g.answers);
    latency(text, "hand-in", g.handIns);
    if (!g.answers.reasons().isEmpty()) {
      line(text, "refused", g.answers.reasons().toString());
    }
    blows.forEach(
        b -> line(text, "killed", "%s at %s".formatted(b.node(), Dashboard.clock(b.after()))));
    return text.toString().stripTrailing();
  }

  private static void latency(StringBuilder text, String what, Gauges g) {
    line(
        text,
        what,
        "p50 %.0f ms, p99 %.0f ms, max %.0f ms, %,d tries again"
            .formatted(g.millisAt(50), g.millisAt(99), g.slowestMillis(), g.retries()));
  }

  private static String good(int n) {
    return n == 0 ? "@|green 0|@" : "@|red,bold " + n + "|@";
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-13s %s%n".formatted(name, value));
  }
}
