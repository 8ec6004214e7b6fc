package dev.plenum.election.http;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.ContestOption;
import dev.plenum.election.domain.Deadline;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Registration;
import dev.plenum.election.domain.Timer;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of an election. No result, before publication or after.
 *
 * @param registration "closed" where nobody registers, "open" while people may, "over" afterwards
 */
public record ElectionView(
    String name,
    String title,
    String phase,
    @Nullable String opensAt,
    @Nullable String closesAt,
    @Nullable String closesAfter,
    @Nullable String openedAt,
    @Nullable String closedAt,
    @Nullable String publishedAt,
    DeadlineView deadline,
    List<ContestView> contests,
    Size roll,
    Turnout turnout,
    String registration,
    String revote,
    String publish,
    long seq) {

  public record DeadlineView(String rule, long graceMillis) {}

  public record ContestView(
      String id,
      String text,
      String method,
      int seats,
      int min,
      int max,
      List<ContestOption> options) {}

  public record Size(int size, long weight) {}

  public record Turnout(int ballots, long weight) {}

  public static ElectionView of(String name, View<Election> view) {
    Election election = view.state();
    Manifest manifest = election.manifest();
    Timer timer = election.timer();
    return new ElectionView(
        name,
        manifest == null ? name : manifest.title(),
        Names.of(election.phase()),
        manifest == null ? null : Iso.timeOrNull(manifest.opensAt()),
        closesAt(timer, manifest),
        manifest == null ? null : text(manifest.closesAfter()),
        Iso.timeOrNull(timer.openedAt()),
        Iso.timeOrNull(timer.closedAt()),
        Iso.timeOrNull(timer.publishedAt()),
        deadline(manifest),
        manifest == null ? List.of() : manifest.contests().stream().map(ElectionView::of).toList(),
        new Size(election.roll().size(), election.roll().weight()),
        turnout(election),
        registration(election),
        manifest == null ? "first" : Names.of(manifest.revote().policy()),
        manifest == null || manifest.publishAt() == null
            ? "manual"
            : Iso.time(manifest.publishAt()),
        view.seq());
  }

  public static Turnout turnout(Election election) {
    return new Turnout(election.box().size(), election.box().weight());
  }

  private static @Nullable String closesAt(Timer timer, @Nullable Manifest manifest) {
    if (timer.closesAt() != null || manifest == null) {
      return Iso.timeOrNull(timer.closesAt());
    }
    return Iso.timeOrNull(manifest.closesAt());
  }

  private static String registration(Election election) {
    Manifest manifest = election.manifest();
    if (manifest == null || manifest.registration() == Registration.CLOSED) {
      return Names.of(Registration.CLOSED);
    }
    return election.phase().begun() ? "over" : Names.of(manifest.registration());
  }

  private static @Nullable String text(@Nullable Duration duration) {
    return duration == null ? null : duration.toString();
  }

  private static DeadlineView deadline(@Nullable Manifest manifest) {
    Deadline deadline =
        manifest == null
            ? new Deadline(Deadline.Rule.CLICK_TIME, Duration.ZERO)
            : manifest.deadline();
    return new DeadlineView(Names.of(deadline.rule()), deadline.grace().toMillis());
  }

  private static ContestView of(Contest contest) {
    return new ContestView(
        contest.id(),
        contest.text(),
        Names.of(contest.method()),
        contest.seats(),
        contest.min(),
        contest.max(),
        contest.options());
  }
}
