package dev.plenum.cli.simulate;

import static dev.plenum.cli.simulate.Dashboard.clock;
import static dev.plenum.cli.simulate.Dashboard.row;

import java.util.ArrayList;
import java.util.List;

/** A crowd at the polls. */
record ElectionScene(Crowd crowd, Disturbance disturbance) implements Dashboard.Scene {
  private static final int BAR = 30;
  private static final int SECONDS_SHOWN = 60;

  @Override
  public boolean begun() {
    return crowd.gauges().began() != 0;
  }

  @Override
  public String plain() {
    Gauges g = crowd.gauges();
    return "%s  counted %d of %d, sending %d, retries %d, p99 %.0f ms"
        .formatted(
            clock(g.elapsed()),
            g.counted(),
            crowd.size(),
            g.sending(),
            g.retries(),
            g.millisAt(99));
  }

  @Override
  public List<String> picture() {
    Gauges g = crowd.gauges();
    double seconds = Math.max(0.001, g.elapsed().toMillis() / 1000.0);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        row(
            "counted",
            "@|cyan %s|@ @|bold %d|@ of %d   %.1f/s   %s"
                .formatted(
                    Sparkline.progress(g.counted(), crowd.size(), BAR),
                    g.counted(),
                    crowd.size(),
                    g.counted() / seconds,
                    clock(g.elapsed()))));
    lines.add(
        row(
            "crowd",
            "to come %d   signing in %d   sending %d   tries again %d   refused %d"
                .formatted(
                    crowd.size() - g.arrived(),
                    g.signingIn(),
                    g.sending(),
                    g.retries(),
                    g.refused())));
    lines.add(
        row(
            "latency",
            "p50 %.0f ms   p99 %.0f ms   max %.0f ms"
                .formatted(g.millisAt(50), g.millisAt(99), g.slowestMillis())));
    lines.add(row("", "@|cyan " + Sparkline.of(g.slowest(SECONDS_SHOWN)) + "|@"));
    lines.add(Dashboard.blows(disturbance));
    return lines;
  }
}
