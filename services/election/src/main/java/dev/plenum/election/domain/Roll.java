package dev.plenum.election.domain;

import io.vavr.collection.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may vote, by pseudonym. A roll comes in chunks and is usable only once it is sealed, so that
 * an import that broke off half-way lets nobody in and keeps nobody out.
 *
 * @param digest names the roll file that is in force; null before the first seal
 * @param arriving an import that is not sealed yet
 */
public record Roll(
    @Nullable String digest,
    HashMap<String, Long> voters,
    long weight,
    @Nullable Arriving arriving) {

  public static final Roll EMPTY = new Roll(null, HashMap.empty(), 0, null);

  /** Most voters in one chunk, which bounds the size of a ledger entry. */
  public static final int CHUNK = 1000;

  /**
   * An import under way.
   *
   * @param chunks chunks folded so far; they come in order
   */
  public record Arriving(String digest, int chunks, HashMap<String, Long> voters, long weight) {
    Arriving with(List<RollVoter> chunk) {
      HashMap<String, Long> grown = voters;
      long sum = weight;
      for (RollVoter line : chunk) {
        grown = grown.put(line.voter(), line.weight());
        sum += line.weight();
      }
      return new Arriving(digest, chunks + 1, grown, sum);
    }
  }

  public boolean sealed() {
    return digest != null;
  }

  public int size() {
    return voters.size();
  }

  /** Weight of a voter; null for a stranger. */
  public @Nullable Long weightOf(String voter) {
    return voters.getOrElse(voter, null);
  }

  /** The import that a chunk of {@code digest} continues; an empty one where it starts anew. */
  Arriving arriving(String wanted) {
    Arriving current = arriving;
    return current != null && current.digest().equals(wanted)
        ? current
        : new Arriving(wanted, 0, HashMap.empty(), 0);
  }
}
