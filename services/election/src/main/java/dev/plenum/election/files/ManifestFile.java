package dev.plenum.election.files;

import dev.plenum.election.domain.Contest;
import dev.plenum.election.domain.ContestOption;
import dev.plenum.election.domain.Deadline;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.ManifestRules;
import dev.plenum.election.domain.Method;
import dev.plenum.election.domain.Pass;
import dev.plenum.election.domain.Registration;
import dev.plenum.election.domain.Revote;
import dev.plenum.election.domain.Ties;
import dev.plenum.kernel.intake.SpecException;
import dev.plenum.kernel.intake.SpecNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code spec} of an Election resource. What is absent has the schema's default. */
public final class ManifestFile {
  private ManifestFile() {}

  /**
   * The manifest that a resource declares.
   *
   * @param resource the whole object, as a YAML reader gives it
   * @throws SpecException naming every field that is wrong
   */
  public static Manifest read(
      String name, @Nullable Object resource, @Nullable String lotCommitment) {
    SpecNode spec = SpecNode.root(resource).child("spec");
    String closes = spec.text("closes", "");
    boolean closesAtTime = closes.contains("T") && !closes.startsWith("P");
    SpecNode results = spec.child("results");
    SpecNode revote = spec.child("revote");
    Manifest manifest =
        new Manifest(
            name,
            spec.text("title", name),
            spec.list("contests").stream().map(ManifestFile::contest).toList(),
            spec.timeOrManual("opens"),
            closesAtTime ? spec.time("closes") : null,
            closesAtTime || closes.isEmpty() ? null : spec.duration("closes", Duration.ZERO),
            deadline(spec.child("deadline")),
            new Revote(
                revote.oneOf("policy", Revote.Policy.class, Revote.Policy.FIRST),
                revote.number("max", 20)),
            spec.child("roll").oneOf("registration", Registration.class, Registration.CLOSED),
            results.timeOrManual("publish"),
            lotCommitment);
    spec.problems().addAll(ManifestRules.faults(manifest));
    spec.failOnProblems();
    return manifest;
  }

  private static Deadline deadline(SpecNode node) {
    return new Deadline(
        node.oneOf("rule", Deadline.Rule.class, Deadline.Rule.CLICK_TIME),
        node.duration("grace", Duration.ofSeconds(15)));
  }

  private static Contest contest(SpecNode node) {
    Method method = node.oneOf("method", Method.class, Method.PLURALITY);
    List<ContestOption> options =
        method == Method.YESNO
            ? Contest.YES_NO
            : node.list("options").stream().map(ManifestFile::option).toList();
    int seats = node.number("seats", 1);
    return new Contest(
        node.required("id"),
        node.required("text"),
        method,
        seats,
        node.number("min", 0),
        node.number("max", most(method, seats, options.size())),
        pass(node),
        node.number("quorum", 0),
        node.oneOf("ties", Ties.class, Ties.DECLARE),
        options);
  }

  private static int most(Method method, int seats, int options) {
    return switch (method) {
      case PLURALITY -> seats;
      case APPROVAL -> options;
      case YESNO -> 1;
    };
  }

  private static @Nullable Pass pass(SpecNode node) {
    if (!node.has("pass")) {
      return null;
    }
    SpecNode pass = node.child("pass");
    return new Pass(
        pass.number("num", 1),
        pass.number("den", 2),
        pass.oneOf("of", Pass.Base.class, Pass.Base.VOTES));
  }

  private static ContestOption option(SpecNode node) {
    String image = node.text("image", "");
    return new ContestOption(
        node.required("id"), node.required("name"), image.isEmpty() ? null : image);
  }
}
