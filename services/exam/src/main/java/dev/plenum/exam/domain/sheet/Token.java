package dev.plenum.exam.domain.sheet;

/**
 * What whoever may edit the sheet shows with every write. Later grants have greater tokens, also
 * after the lock service has started anew.
 *
 * @param generation of the lock service
 * @param fence within the generation
 */
public record Token(long generation, long fence) implements Comparable<Token> {
  public static final Token NONE = new Token(0, 0);

  @Override
  public int compareTo(Token other) {
    int byGeneration = Long.compare(generation, other.generation);
    return byGeneration != 0 ? byGeneration : Long.compare(fence, other.fence);
  }
}
