package dev.plenum.kernel.shard;

/**
 * How a node's history compares with the database's.
 *
 * @param sentence for a person; empty where there is nothing to say
 * @param from first entry that is lost, foreign or damaged, or where the shorter of two histories
 *     ends; 0 where none is
 * @param to the last one, or where the longer one ends
 */
public record HistoryFinding(HistoryVerdict verdict, String sentence, long from, long to) {
  public static final HistoryFinding UNKNOWN = new HistoryFinding(HistoryVerdict.Unknown, "", 0, 0);
  public static final HistoryFinding AGREES = new HistoryFinding(HistoryVerdict.Agrees, "", 0, 0);
}
