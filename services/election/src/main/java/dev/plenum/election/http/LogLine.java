package dev.plenum.election.http;

import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionEvent.BallotCast;
import dev.plenum.kernel.clock.Iso;

/** An entry as the admin reads it: that something happened, never what anybody chose. */
public record LogLine(long seq, String time, String actor, String type, String summary) {
  private static final int PSEUDONYM = 32;

  public static LogLine of(long seq, String time, String actor, ElectionEvent event) {
    String shown = actor.length() == PSEUDONYM ? "voter " + actor.substring(0, 8) : actor;
    return new LogLine(seq, time, shown, event.getClass().getSimpleName(), summary(event));
  }

  /**
   * Ballots that came one after the other.
   *
   * @param seq of the last of them
   */
  public static LogLine ballots(long seq, String time, int many) {
    String summary = many == 1 ? "a ballot was cast" : many + " ballots were cast";
    return new LogLine(seq, time, "", BallotCast.class.getSimpleName(), summary);
  }

  private static String summary(ElectionEvent event) {
    return switch (event) {
      case ElectionEvent.ElectionConfigured configured ->
          "set up with " + configured.manifest().contests().size() + " contests";
      case ElectionEvent.RollChunkImported chunk ->
          chunk.voters().size() + " voters of the roll arrived";
      case ElectionEvent.RollSealed _ -> "the roll is complete";
      case ElectionEvent.VoterRegistered _ -> "a voter registered";
      case BallotCast _ -> "a ballot was cast";
      case ElectionEvent.ElectionOpened opened ->
          opened.closesAt() == null
              ? "voting began"
              : "voting began; it closes at " + Iso.time(opened.closesAt());
      case ElectionEvent.ElectionPaused _ -> "voting was paused";
      case ElectionEvent.ElectionResumed _ -> "voting goes on";
      case ElectionEvent.ClosingTimeSet set -> "voting closes at " + Iso.time(set.closesAt());
      case ElectionEvent.ElectionClosed closed -> "voting closed at " + Iso.time(closed.at());
      case ElectionEvent.BallotsCounted counted ->
          counted.tally().ballots() + " ballots were counted";
      case ElectionEvent.ResultsPublished _ -> "the results were published";
    };
  }
}
