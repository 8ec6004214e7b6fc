package dev.plenum.exam.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Mean, variance and correlation in one pass, by Welford's method (B. P. Welford, "Note on a method
 * for calculating corrected sums of squares and products", Technometrics 4, 1962), which does not
 * lose digits where values are large and alike.
 */
final class Moments {
  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  void add(double x, double y) {
    count++;
    double fromX = x - meanX;
    double fromY = y - meanY;
    meanX += fromX / count;
    meanY += fromY / count;
    squaresX += fromX * (x - meanX);
    squaresY += fromY * (y - meanY);
    products += fromX * (y - meanY);
  }

  long count() {
    return count;
  }

  double meanX() {
    return meanX;
  }

  /** Of a sample: divided by one less than the number. */
  double varianceX() {
    return count < 2 ? 0 : squaresX / (count - 1);
  }

  double varianceY() {
    return count < 2 ? 0 : squaresY / (count - 1);
  }

  /** Pearson's; null where one of the two does not vary. */
  @Nullable Double correlation() {
    double scale = Math.sqrt(squaresX) * Math.sqrt(squaresY);
    return scale <= 0 ? null : products / scale;
  }
}
