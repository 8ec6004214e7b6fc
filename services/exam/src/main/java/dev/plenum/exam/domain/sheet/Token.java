package dev.plenum.exam.domain.sheet;

/**
 * What whoever may edit the sheet shows with every write. Later grants have greater tokens,
 * whatever became of the lock service meanwhile: it forgets everything when all of its members are
 * gone, and what must only grow comes from the ledger.
 *
 * @param after ledger position that the node knew when it asked for the grant; not before the
 *     position of the grant before
 * @param fence of the lock service, which orders grants asked for at one position
 */
public record Token(long after, long fence) implements Comparable<Token> {
  public static final Token NONE = new Token(0, 0);

  @Override
  public int compareTo(Token other) {
    int byPosition = Long.compare(after, other.after);
    return byPosition != 0 ? byPosition : Long.compare(fence, other.fence);
  }
}
