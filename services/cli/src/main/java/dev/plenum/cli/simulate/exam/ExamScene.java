package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.simulate.Dashboard;
import dev.plenum.cli.simulate.Disturbance;
import dev.plenum.cli.simulate.Gauges;
import dev.plenum.cli.simulate.Sparkline;
import java.util.List;

/** A crowd of students at work. */
record ExamScene(ExamCrowd crowd, Disturbance disturbance) implements Dashboard.Scene {
  private static final int BAR = 30;
  private static final int SECONDS_SHOWN = 60;

  @Override
  public boolean begun() {
    return crowd.gauges().answers.began() != 0;
  }

  @Override
  public List<String> picture() {
    ExamGauges g = crowd.gauges();
    Gauges answers = g.answers;
    double seconds = Math.max(0.001, answers.elapsed().toMillis() / 1000.0);
    int students = crowd.candidates().size();
    return List.of(
        "",
        Dashboard.row(
            "done",
            "@|cyan %s|@ @|bold %d|@ of %d   %s"
                .formatted(
                    Sparkline.progress(g.finished.get(), students, BAR),
                    g.finished.get(),
                    students,
                    Dashboard.clock(answers.elapsed()))),
        Dashboard.row(
            "students",
            "signed in %d   sitting %d   offline %d   strikes %d   terminated %d"
                .formatted(
                    answers.arrived() - answers.signingIn(),
                    g.sitting.get(),
                    g.offline.get(),
                    g.strikes.get(),
                    g.terminated.get())),
        Dashboard.row(
            "answers",
            "saved %d   %.1f/s   late %d   tries again %d   refused %d"
                .formatted(
                    answers.counted(),
                    answers.counted() / seconds,
                    g.late.get(),
                    answers.retries(),
                    answers.refused())),
        Dashboard.row(
            "latency",
            "p50 %.0f ms   p99 %.0f ms   max %.0f ms"
                .formatted(answers.millisAt(50), answers.millisAt(99), answers.slowestMillis())),
        Dashboard.row("", "@|cyan " + Sparkline.of(answers.slowest(SECONDS_SHOWN)) + "|@"),
        Dashboard.blows(disturbance));
  }

  @Override
  public String plain() {
    ExamGauges g = crowd.gauges();
    return "%s  done %d of %d, sitting %d, answers %d, late %d, strikes %d, retries %d, p99 %.0f ms"
        .formatted(
            Dashboard.clock(g.answers.elapsed()),
            g.finished.get(),
            crowd.candidates().size(),
            g.sitting.get(),
            g.answers.counted(),
            g.late.get(),
            g.strikes.get(),
            g.answers.retries(),
            g.answers.millisAt(99));
  }
}
