package dev.plenum.cli.simulate;

import dev.plenum.cli.Output;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The crowd on the terminal, redrawn in place; on anything else a line every few seconds. */
public final class Dashboard implements AutoCloseable {
  private static final Duration FRAME = Duration.ofMillis(200);
  private static final Duration PLAIN_FRAME = Duration.ofSeconds(2);
  private static final int BLOWS_SHOWN = 3;

  private final Output output;
  private final Scene scene;
  private final Thread thread = Thread.ofPlatform().name("dashboard").daemon().unstarted(this::run);
  private int drawn;

  /** What there is to see. */
  public interface Scene {
    boolean begun();

    /** Lines of markup, redrawn in place. */
    List<String> picture();

    /** The same in one line, for whoever keeps a log. */
    String plain();
  }

  public Dashboard(Output output, Scene scene) {
    this.output = output;
    this.scene = scene;
  }

  public void start() {
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
    if (!output.isText() || !scene.begun()) {
      return;
    }
    if (output.isLive()) {
      redraw(scene.picture());
    } else {
      output.line(scene.plain());
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

  public static String row(String name, String value) {
    return "  @|faint %-8s|@ %s".formatted(name, value);
  }

  /** The last kills, or that nobody was killed. */
  public static String blows(Disturbance disturbance) {
    List<Disturbance.Blow> blows = disturbance.blows();
    if (blows.isEmpty()) {
      return row("killed", "@|faint nobody|@");
    }
    List<String> last =
        blows.subList(Math.max(0, blows.size() - BLOWS_SHOWN), blows.size()).stream()
            .map(b -> "@|yellow ✕|@ %s at %s".formatted(b.node(), clock(b.after())))
            .toList();
    return row("killed", blows.size() + "×   " + String.join("   ", last));
  }

  public static String clock(Duration time) {
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
