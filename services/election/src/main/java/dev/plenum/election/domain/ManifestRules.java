package dev.plenum.election.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes an election impossible to hold, each as a sentence that names the field. */
public final class ManifestRules {
  private static final int LONGEST = 1_000;

  /** Times beyond are slips of the pen, and sums with them may not be times any more. */
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  private ManifestRules() {}

  /** Everything that is wrong; empty where nothing is. */
  public static List<String> faults(Manifest manifest) {
    List<String> faults = new ArrayList<>();
    if (manifest.title().isBlank()) {
      faults.add("spec.title: must not be empty");
    }
    if (manifest.contests().isEmpty() || manifest.contests().size() > 50) {
      faults.add("spec.contests: an election has 1 to 50 contests");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < manifest.contests().size(); i++) {
      Contest contest = manifest.contests().get(i);
      String at = "spec.contests[" + i + "]";
      if (!ids.add(contest.id())) {
        faults.add(at + ".id: \"" + contest.id() + "\" stands there twice");
      }
      contest(contest, at, faults);
    }
    times(manifest, faults);
    return faults;
  }

  private static void contest(Contest contest, String at, List<String> faults) {
    if (contest.text().isBlank() || contest.text().length() > LONGEST) {
      faults.add(at + ".text: must have 1 to " + LONGEST + " characters");
    }
    int options = contest.options().size();
    if (contest.method() != Method.YESNO && (options < 2 || options > 200)) {
      faults.add(at + ".options: a contest has 2 to 200 options, this one has " + options);
    }
    if (contest.method() != Method.YESNO && contest.pass() != null) {
      faults.add(at + ".pass: belongs to a contest of method yesno");
    }
    if (contest.method() == Method.YESNO && (contest.max() > 1 || contest.seats() > 1)) {
      faults.add(at + ": a contest of method yesno has one seat and at most one choice");
    }
    if (contest.seats() < 1 || contest.seats() > Math.max(1, options)) {
      faults.add(at + ".seats: must be from 1 to the number of options");
    }
    if (contest.min() < 0 || contest.max() < Math.max(1, contest.min())) {
      faults.add(at + ".min: must be from 0 to max");
    }
    if (contest.max() > options) {
      faults.add(at + ".max: must not be greater than the number of options");
    }
    if (contest.quorum() < 0) {
      faults.add(at + ".quorum: must not be negative");
    }
    pass(contest, at, faults);
    options(contest, at, faults);
  }

  private static void pass(Contest contest, String at, List<String> faults) {
    Pass pass = contest.pass();
    if (pass == null) {
      return;
    }
    boolean share = pass.num() >= 1 && pass.den() >= pass.num() && pass.den() <= 1_000_000;
    if (!share) {
      faults.add(at + ".pass: num/den must be a share above 0 and at most 1");
    }
  }

  private static void options(Contest contest, String at, List<String> faults) {
    Set<String> ids = new HashSet<>();
    for (ContestOption option : contest.options()) {
      if (option.id().isBlank() || option.name().isBlank()) {
        faults.add(at + ".options: every option has an id and a name");
      }
      if (!ids.add(option.id())) {
        faults.add(at + ".options: the id \"" + option.id() + "\" stands there twice");
      }
    }
  }

  private static void times(Manifest manifest, List<String> faults) {
    if (manifest.closesAt() != null && manifest.closesAfter() != null) {
      faults.add("spec.closes: is a time or a duration, not both");
    }
    if (manifest.closesAfter() != null && !manifest.closesAfter().isPositive()) {
      faults.add("spec.closes: must be later than the opening");
    }
    if (manifest.closesAfter() != null
        && manifest.closesAfter().compareTo(DeadlineRules.FARTHEST) > 0) {
      faults.add("spec.closes: must be a year after the opening at most");
    }
    if (late(manifest.opensAt()) || late(manifest.closesAt())) {
      faults.add("spec.opens and spec.closes: must lie before the year 3000");
    }
    if (manifest.opensAt() != null
        && manifest.closesAt() != null
        && !manifest.closesAt().isAfter(manifest.opensAt())) {
      faults.add("spec.closes: must be later than spec.opens");
    }
    if (manifest.deadline().grace().isNegative() || manifest.deadline().grace().toMinutes() > 60) {
      faults.add("spec.deadline.grace: must be from 0s to 1h");
    }
    if (manifest.revote().max() < 1) {
      faults.add("spec.revote.max: must be at least 1");
    }
  }

  private static boolean late(@Nullable Instant time) {
    return time != null && !time.isBefore(LATEST);
  }
}
