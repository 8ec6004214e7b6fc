package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.results.MarksFile;
import dev.plenum.exam.results.Results;
import dev.plenum.exam.results.ResultsWorkbook;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.Causes;
import dev.plenum.node.exam.desk.SheetDesk;
import dev.plenum.node.exam.results.ResultsDesk;
import dev.plenum.node.exam.sheet.SheetKeeper;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.watch.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The marksheet as a file, out and in. */
@Controller("/api/v1")
@Secured({ExamRole.TEACHER, ExamRole.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
final class MarksFileController {
  private final ResultsDesk results;
  private final SheetKeeper keeper;
  private final SheetDesk sheet;

  MarksFileController(ResultsDesk results, SheetKeeper keeper, SheetDesk sheet) {
    this.results = results;
    this.keeper = keeper;
    this.sheet = sheet;
  }

  record Taken(
      List<dev.plenum.kernel.intake.table.Problem> problems, List<String> notes, int rows) {}

  @Get("/marks.xlsx")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> workbook() {
    return HttpResponse.ok(MarksFile.write(results.now()))
        .header(HttpHeaders.CONTENT_TYPE, ResultsWorkbook.TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"marks.xlsx\"");
  }

  @Post("/marks/import")
  @Consumes(MediaType.ALL)
  Taken take(
      @QueryValue(defaultValue = "false") boolean dryRun,
      @QueryValue(defaultValue = "xlsx") String format,
      @Body byte[] file,
      Authentication who) {
    if (!format.equals("xlsx") && !format.equals("csv")) {
      throw Problem.malformed("A format is xlsx or csv.", "format");
    }
    Results now = results.now();
    Reading<List<MarksFile.Entry>> reading = MarksFile.read(file, now);
    if (!reading.good()) {
      if (!dryRun) {
        throw Problems.unusable("MarksInvalid", "marks", reading.problems());
      }
      return new Taken(reading.problems(), reading.notes(), 0);
    }
    List<MarksFile.Entry> entries = reading.get();
    if (!dryRun && !entries.isEmpty()) {
      enter(who.getName(), now.version(), entries);
    }
    return new Taken(List.of(), reading.notes(), entries.size());
  }

  private void enter(String who, int basedOn, List<MarksFile.Entry> entries) {
    Grant grant = keeper.held(who);
    if (grant == null) {
      throw new Problem(
          HttpStatus.CONFLICT, "SheetNotHeld", "Ask for the sheet first; then bring the file.");
    }
    List<SheetCommand.MarkRow> rows =
        entries.stream()
            .map(entry ->
                new SheetCommand.MarkRow(
                    sheet.student(entry.roll(), "roll"),
                    entry.item(),
                    entry.marks().hundredths(),
                    entry.comment()))
            .toList();
    try {
      var _ = sheet.enterFile(who, grant.token(), basedOn, rows).join();
    } catch (CompletionException e) {
      Problem problem = Causes.problem(e);
      throw problem == null ? e : problem;
    }
  }
}
