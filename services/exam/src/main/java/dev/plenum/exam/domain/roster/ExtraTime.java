package dev.plenum.exam.domain.roster;

import java.time.Duration;

/**
 * What a student gets beyond the others' time: a factor first, then minutes on top.
 *
 * @param millis on top
 * @param permille 1000 is everybody's time, 1250 a quarter more
 */
public record ExtraTime(long millis, int permille) {
  public static final ExtraTime NONE = new ExtraTime(0, 1000);

  public static ExtraTime minutes(long minutes) {
    return new ExtraTime(Duration.ofMinutes(minutes).toMillis(), 1000);
  }

  public static ExtraTime factor(int permille) {
    return new ExtraTime(0, permille);
  }

  public ExtraTime plus(long more) {
    return new ExtraTime(millis + more, permille);
  }

  /** The whole time of somebody who has this, where others have {@code duration}; milliseconds. */
  public long of(Duration duration) {
    return Math.ceilDiv(duration.toMillis() * permille, 1000L) + millis;
  }

  /**
   * The time for an item, in the same proportion as the whole time, so that extra minutes are worth
   * something where every item has its own timer.
   */
  public long ofItem(Duration itemTime, Duration duration) {
    return Math.ceilDiv(itemTime.toMillis() * of(duration), duration.toMillis());
  }
}
