package dev.plenum.node.exam;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.ExamMachine;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.files.Pseudonyms;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.clock.Berkeley;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.exam.desk.ExamRefusals;
import dev.plenum.node.exam.watch.ExamResource;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.health.Requirement;
import dev.plenum.node.http.UploadPaths;
import dev.plenum.node.pages.SitePages;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import dev.plenum.node.time.ClockRules;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** What the exam's adapters are wired from besides their own classes. */
@Factory
final class ExamBeans {

  @Singleton
  @Bean
  @SuppressWarnings("unchecked") // the backend was made for this kind's domain
  Shard<Exam, ExamCommand, ExamEvent> shard(Backend<?, ?, ?> backend) {
    return (Shard<Exam, ExamCommand, ExamEvent>) backend.shard();
  }

  /**
   * While students sit, a node needs the roster that the exam began with. So a bad edit stops a
   * rolling restart at its first node, and the others go on with what they have.
   */
  @Singleton
  Requirement roster(RosterBook book, Shard<Exam, ExamCommand, ExamEvent> shard) {
    return new Requirement("roster", () -> book.serves(shard.view().state()));
  }

  @Singleton
  Pseudonyms pseudonyms(Secrets secrets, NodeSettings settings) {
    return new Pseudonyms(secrets.rollKey(), settings.resource());
  }

  @Singleton
  MachineCodec<Exam, ExamCommand, ExamEvent> codec() {
    return new MachineCodec<>(ExamMachine.TYPES);
  }

  @Singleton
  Desk<ExamCommand> desk(Shard<Exam, ExamCommand, ExamEvent> shard, InstantSource clock) {
    return new Desk<>(shard, clock, ExamRefusals::of);
  }

  @Singleton
  ClockRules clocks(Shard<Exam, ExamCommand, ExamEvent> shard, ExamResource resource) {
    return new ClockRules() {
      @Override
      public Duration every() {
        return resource.clockRound();
      }

      @Override
      public Berkeley.Limits limits() {
        ExamPlan plan = shard.view().state().plan();
        Berkeley.Limits usual = Berkeley.Limits.DEFAULT;
        return plan == null
            ? usual
            : new Berkeley.Limits(
                plan.maxOffset().toMillis(), usual.maxRoundTripMillis(), usual.spreadMillis());
      }
    };
  }

  @Singleton
  UploadPaths uploads() {
    return () -> Set.of("/api/v1/admin/paper", "/api/v1/admin/paper/check", "/api/v1/marks/import");
  }

  @Singleton
  SitePages pages() {
    return () ->
        Map.of(
            "", "student.html",
            "monitor", "monitor.html",
            "marks", "marks.html",
            "admin", "exam-admin.html",
            "results", "results.html");
  }
}
