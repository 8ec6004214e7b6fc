package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.ResultsView;
import dev.plenum.exam.results.ReplicationMetadata;
import dev.plenum.exam.results.ResultChunk;
import dev.plenum.exam.results.ResultsCsv;
import dev.plenum.exam.results.ResultsWorkbook;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.results.AnalysisDesk;
import dev.plenum.node.exam.results.ChunkKeeper;
import dev.plenum.node.exam.results.ResultsDesk;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/** Results: figures for everybody once they are published, the rest for those who give marks. */
@Controller("/api/v1")
@Secured({ExamRole.TEACHER, ExamRole.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResultsController {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final ResultsDesk desk;
  private final ChunkKeeper chunks;
  private final AnalysisDesk analysis;
  private final RosterBook roster;

  ResultsController(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      ResultsDesk desk,
      ChunkKeeper chunks,
      AnalysisDesk analysis,
      RosterBook roster) {
    this.shard = shard;
    this.desk = desk;
    this.chunks = chunks;
    this.analysis = analysis;
    this.roster = roster;
  }

  @Get("/results")
  @Secured(SecurityRule.IS_ANONYMOUS)
  ResultsView results() {
    return published(ResultsView.of(shard.view().state()));
  }

  @Get("/results/results.xlsx")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> workbook() {
    byte[] file = ResultsWorkbook.write(desk.best(), analysis.best());
    return file(file, ResultsWorkbook.TYPE, ResultsWorkbook.FILE);
  }

  @Get("/results/results.csv")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> csv() {
    return file(ResultsCsv.write(desk.best()), "text/csv; charset=utf-8", ResultsCsv.FILE);
  }

  @Get("/results/replication_metadata.json")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> metadata() {
    ReplicationMetadata metadata = published(chunks.metadata());
    return file(metadata.json(), MediaType.APPLICATION_JSON, ReplicationMetadata.FILE);
  }

  @Get("/results/chunks/{number}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> chunk(@PathVariable int number) {
    ResultChunk chunk = published(chunks.chunk(number));
    return file(chunk.bytes(), MediaType.APPLICATION_JSON, "chunk-" + number + ".json")
        .header(HttpHeaders.ETAG, "\"" + chunk.sha256() + "\"");
  }

  @Get("/analysis")
  AnalysisView analysis() {
    return AnalysisView.of(shard.view().state(), analysis.figures(), roster);
  }

  private static MutableHttpResponse<byte[]> file(byte[] bytes, String type, String name) {
    return HttpResponse.ok(bytes)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  private static <T> T published(@Nullable T results) {
    if (results == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotPublished", "The results have not been published yet.");
    }
    return results;
  }
}
