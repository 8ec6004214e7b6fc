package dev.plenum.election.domain;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may vote, by pseudonym. A roll comes in chunks and is usable only once it is sealed, so that
 * an import that broke off half-way lets nobody in and keeps nobody out.
 *
 * @param digest names the roll file that is in force; null before the first seal
 * @param arriving an import that is not sealed yet
 * @param registered those who put themselves on the roll; they are among the voters, and stay when
 *     another roll file replaces the one in force
 */
public record Roll(
    @Nullable String digest,
    HashMap<String, Long> voters,
    long weight,
    @Nullable Arriving arriving,
    TreeSet<String> registered) {

  public Roll {
    // Snapshots from before people could register do not say it.
    registered = Objects.requireNonNullElseGet(registered, TreeSet::empty);
  }

  public static final Roll EMPTY = new Roll(null, HashMap.empty(), 0, null, TreeSet.empty());

  /** Most voters in one chunk, which bounds the size of a ledger entry. */
  public static final int CHUNK = 1000;

  /** Most people who may register, which bounds what strangers can make a node keep. */
  public static final int MOST_REGISTERED = 100_000;

  private static final long ONE_VOTE = 1;

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

  Roll register(String voter) {
    return new Roll(
        digest, voters.put(voter, ONE_VOTE), weight + ONE_VOTE, arriving, registered.add(voter));
  }

  Roll arrived(Arriving next) {
    return new Roll(digest, voters, weight, next, registered);
  }

  /**
   * Puts an import in force. Who registered stays; the file says what weight somebody on both has.
   */
  Roll seal(Arriving complete) {
    HashMap<String, Long> all = complete.voters();
    long sum = complete.weight();
    for (String voter : registered) {
      if (!all.containsKey(voter)) {
        all = all.put(voter, ONE_VOTE);
        sum += ONE_VOTE;
      }
    }
    return new Roll(complete.digest(), all, sum, null, registered);
  }

  /** The import that a chunk of {@code digest} continues; an empty one where it starts anew. */
  Arriving arriving(String wanted) {
    Arriving current = arriving;
    return current != null && current.digest().equals(wanted)
        ? current
        : new Arriving(wanted, 0, HashMap.empty(), 0);
  }
}
