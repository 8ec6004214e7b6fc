package dev.plenum.cli.simulate;

import java.util.List;

/** Figures as a row of bars, one character each. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** Bars by the logarithm, since one slow answer must not flatten all others. */
  public static String of(List<Double> values) {
    double top = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double value : values) {
      line.append(value <= 0 ? ' ' : BARS.charAt(height(value, top)));
    }
    return line.toString();
  }

  private static int height(double value, double top) {
    double share = Math.log1p(value) / Math.log1p(Math.max(top, 1));
    return (int) Math.round(Math.min(1, share) * (BARS.length() - 1));
  }

  /** A bar that fills. */
  public static String progress(int part, int whole, int width) {
    int filled = whole == 0 ? 0 : (int) Math.round((double) part / whole * width);
    return "█".repeat(Math.min(width, filled)) + "░".repeat(Math.max(0, width - filled));
  }
}
