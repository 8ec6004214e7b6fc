package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.ExamView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What everybody may read. */
@Controller("/api/v1/exam")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ExamController {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final NodeSettings settings;

  ExamController(Shard<Exam, ExamCommand, ExamEvent> shard, NodeSettings settings) {
    this.shard = shard;
    this.settings = settings;
  }

  @Get
  ExamView exam() {
    return ExamView.of(settings.resource(), shard.view());
  }
}
