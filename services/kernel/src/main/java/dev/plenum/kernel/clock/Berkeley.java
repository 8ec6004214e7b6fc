package dev.plenum.kernel.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of Berkeley time synchronisation (Gusella and Zatti, 1989): the coordinator polls the
 * participants, leaves outliers out, averages what remains (its own zero included) and tells each
 * how far to move. Pure; offsets are a participant's clock minus the coordinator's, round trip
 * corrected.
 */
public final class Berkeley {
  private Berkeley() {}

  /** A participant's clock as measured. Times in milliseconds. */
  public record Sample(String id, String kind, double offsetMillis, double roundTripMillis) {
    /** How wrong the offset can be at most: half the round trip. */
    public double errorMillis() {
      return roundTripMillis / 2;
    }
  }

  /**
   * What follows for a participant.
   *
   * @param correctionMillis to be added to its clock so that it shows the agreed time
   * @param exclusion why it was left out of the average, where it was
   */
  public record Correction(Sample sample, double correctionMillis, @Nullable Exclusion exclusion) {}

  /** Why a sample takes no part in the average. It is corrected all the same. */
  public enum Exclusion {
    OffsetTooLarge,
    RoundTripTooLong,
    FarFromTheOthers
  }

  /** The result: the average by which the coordinator itself moves, and everybody's correction. */
  public record Round(double averageMillis, List<Correction> corrections) {
    public Round {
      corrections = List.copyOf(corrections);
    }
  }

  /**
   * Bounds beyond which a sample does not count.
   *
   * @param spreadMillis largest distance from the median
   */
  public record Limits(double maxOffsetMillis, double maxRoundTripMillis, double spreadMillis) {
    public static final Limits DEFAULT = new Limits(600_000, 2_000, 1_000);
  }

  public static Round round(List<Sample> samples, Limits limits) {
    double median = median(samples, limits);
    List<Correction> judged = new ArrayList<>(samples.size());
    double sum = 0;
    int counted = 1; // the coordinator, at offset zero
    for (Sample sample : samples) {
      Exclusion exclusion = exclusion(sample, median, limits);
      judged.add(new Correction(sample, 0, exclusion));
      if (exclusion == null) {
        sum += sample.offsetMillis();
        counted++;
      }
    }
    double average = sum / counted;
    return new Round(
        average,
        judged.stream()
            .map(
                c -> new Correction(c.sample(), average - c.sample().offsetMillis(), c.exclusion()))
            .toList());
  }

  private static @Nullable Exclusion exclusion(Sample sample, double median, Limits limits) {
    if (Math.abs(sample.offsetMillis()) > limits.maxOffsetMillis()) {
      return Exclusion.OffsetTooLarge;
    }
    if (sample.roundTripMillis() > limits.maxRoundTripMillis()) {
      return Exclusion.RoundTripTooLong;
    }
    if (Math.abs(sample.offsetMillis() - median) > limits.spreadMillis()) {
      return Exclusion.FarFromTheOthers;
    }
    return null;
  }

  private static double median(List<Sample> samples, Limits limits) {
    List<Double> offsets = new ArrayList<>();
    offsets.add(0.0);
    samples.stream()
        .filter(s -> Math.abs(s.offsetMillis()) <= limits.maxOffsetMillis())
        .filter(s -> s.roundTripMillis() <= limits.maxRoundTripMillis())
        .forEach(s -> offsets.add(s.offsetMillis()));
    offsets.sort(Comparator.naturalOrder());
    return offsets.get((offsets.size() - 1) / 2);
  }
}
