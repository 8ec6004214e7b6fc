package dev.plenum.node.exam.watch;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.ExamMachine;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.files.ExamFile;
import dev.plenum.exam.files.Pseudonyms;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import dev.plenum.node.watch.ResourceWatcher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The mounted ExamSession. */
@Singleton
public final class ExamResource extends ResourceWatcher<Exam, ExamCommand, ExamEvent> {
  private final NodeSettings settings;
  private final Resource resource;
  private final Pseudonyms pseudonyms;
  private volatile Duration clockRound = Duration.ofSeconds(5);

  ExamResource(
      NodeSettings settings,
      Resource resource,
      Pseudonyms pseudonyms,
      Desk<ExamCommand> desk,
      Shard<Exam, ExamCommand, ExamEvent> shard,
      InstantSource clock) {
    super(new ExamMachine(), desk, shard, clock);
    this.settings = settings;
    this.resource = resource;
    this.pseudonyms = pseudonyms;
  }

  /** How often clocks are compared. */
  public Duration clockRound() {
    return clockRound;
  }

  @Override
  protected @Nullable ExamCommand wanted(Exam exam) {
    Object content = resource.load();
    ExamPlan plan = ExamFile.read(settings.resource(), content, pseudonyms.seed());
    clockRound = ExamFile.clockRound(content);
    return same(plan, exam.plan()) ? null : new SetupCommand.ConfigureExam(plan);
  }

  /** The exam numbers its rules itself. */
  private static boolean same(ExamPlan plan, @Nullable ExamPlan inForce) {
    return inForce != null
        && plan.with(plan.proctoring().numbered(inForce.proctoring().version())).equals(inForce);
  }
}
