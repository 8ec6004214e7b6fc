package dev.plenum.cli.simulate;

import dev.plenum.cli.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The crowd on the terminal, redrawn in place; on anything else a line every few seconds. */
final class Dashboard implements AutoCloseable {
  private static final Duration FRAME = Duration.ofMillis(200);
  private static final Duration PLAIN_FRAME = Duration.ofSeconds(2);
  private static final int BAR = 30;
  private static final int SECONDS_SHOWN = 60;
  private static final int BLOWS_SHOWN = 3;

  private final Output output;
  private final Crowd crowd;
  private final Disturbance disturbance;
  private final Thread thread = Thread.ofPlatform().name("dashboard").daemon().unstarted(this::run);
  private int drawn;

  Dashboard(Output output, Crowd crowd, Disturbance disturbance) {
    this.output = output;
    this.crowd = crowd;
    this.disturbance = disturbance;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(output.isLive() ? FRAME : PLAIN_FRAME);
        draw();
      }
    } catch (InterruptedException e) {
      // Closed; the last picture is drawn by close().
    }
  }

  private void draw() {
    if (!output.isText() || crowd.gauges().began() == 0) {
      return;
    }
    if (output.isLive()) {
      redraw(picture());
    } else {
      output.line(plain());
    }
  }

  private void redraw(List<String> lines) {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\033[").append(drawn).append("A");
    }
    lines.forEach(line -> frame.append("\r\033[K").append(Ansi.AUTO.string(line)).append('\n'));
    drawn = lines.size();
    output.out().print(frame);
    output.out().flush();
  }

  private String plain() {
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

  private List<String> picture() {
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
    lines.add(row("killed", blows()));
    return lines;
  }

  private String blows() {
    List<Disturbance.Blow> blows = disturbance.blows();
    if (blows.isEmpty()) {
      return "@|faint nobody|@";
    }
    List<String> last =
        blows.subList(Math.max(0, blows.size() - BLOWS_SHOWN), blows.size()).stream()
            .map(b -> "@|yellow ✕|@ %s at %s".formatted(b.node(), clock(b.after())))
            .toList();
    return blows.size() + "×   " + String.join("   ", last);
  }

  private static String row(String name, String value) {
    return "  @|faint %-8s|@ %s".formatted(name, value);
  }

  static String clock(Duration time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    draw();
  }
}
