package dev.plenum.exam.domain.plan;

import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The paper in force, with the keys in force, and one that is arriving.
 *
 * @param digest names the paper that was imported; null before the first seal
 */
public record Papers(@Nullable String digest, @Nullable Paper paper, @Nullable Arriving arriving) {
  public static final Papers NONE = new Papers(null, null, null);

  /** Most items in one chunk, which bounds the size of a ledger entry. */
  public static final int CHUNK = 50;

  /**
   * An import under way.
   *
   * @param chunks chunks folded so far; they come in order
   */
  public record Arriving(String digest, int chunks, Vector<Item> items) {}

  /** The import that a chunk of {@code wanted} continues; an empty one where it starts anew. */
  public Arriving arriving(String wanted) {
    Arriving current = arriving;
    return current != null && current.digest().equals(wanted)
        ? current
        : new Arriving(wanted, 0, Vector.empty());
  }

  public Papers taking(List<Item> chunk, String wanted, boolean anew) {
    Arriving onto = anew ? new Arriving(wanted, 0, Vector.empty()) : arriving(wanted);
    Arriving grown = new Arriving(wanted, onto.chunks() + 1, onto.items().appendAll(chunk));
    return new Papers(digest, paper, grown);
  }

  public Papers sealedAs(String wanted, Paper complete) {
    return new Papers(wanted, complete, null);
  }

  /** The same paper with another question, which differs in its key only. */
  public Papers keyed(String id, Question question) {
    Paper current = paper;
    if (current == null) {
      return this;
    }
    List<Item> items = new ArrayList<>(current.items());
    items.replaceAll(item ->
        item.id().equals(id)
            ? new Item(id, item.text(), item.images(), item.marks(), item.penalty(), question)
            : item);
    return new Papers(digest, new Paper(current.title(), items, current.pools()), arriving);
  }
}
