package dev.plenum.node.http;

import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.wiring.Report;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What is served here. */
@Controller("/api/v1/kind")
@Secured(SecurityRule.IS_ANONYMOUS)
final class KindController {
  private final NodeSettings settings;
  private final Report report;

  KindController(NodeSettings settings, Report report) {
    this.settings = settings;
    this.report = report;
  }

  record Kind(String kind, String name, String title) {}

  @Get
  Kind kind() {
    return new Kind(settings.kind(), settings.resource(), report.title());
  }
}
