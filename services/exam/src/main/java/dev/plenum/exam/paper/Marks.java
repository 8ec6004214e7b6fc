package dev.plenum.exam.paper;

/**
 * Marks, exact to a hundredth; never a floating-point number, so that every node adds up alike.
 *
 * @param hundredths may be negative where an item takes marks off for a wrong answer
 */
public record Marks(long hundredths) implements Comparable<Marks> {
  public static final Marks ZERO = new Marks(0);

  public static Marks whole(long marks) {
    return new Marks(Math.multiplyExact(marks, 100L));
  }

  public Marks plus(Marks other) {
    return new Marks(Math.addExact(hundredths, other.hundredths));
  }

  public Marks minus(Marks other) {
    return new Marks(Math.subtractExact(hundredths, other.hundredths));
  }

  /** As people write it: {@code 2.00}. */
  public String text() {
    long whole = Math.abs(hundredths);
    return "%s%d.%02d".formatted(hundredths < 0 ? "-" : "", whole / 100, whole % 100);
  }

  @Override
  public int compareTo(Marks other) {
    return Long.compare(hundredths, other.hundredths);
  }
}
