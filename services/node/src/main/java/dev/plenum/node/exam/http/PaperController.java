package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.files.Bundle;
import dev.plenum.exam.files.PaperFile;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.Causes;
import dev.plenum.node.exam.desk.Images;
import dev.plenum.node.exam.desk.PaperDesk;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** The paper as a file: looked at, taken, given out. */
@Controller("/api/v1/admin")
@Secured(ExamRole.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaperController {
  /** The endings that stand for the formats of the API. */
  private static final Map<String, String> NAMES =
      Map.of(
          "yaml", "paper.yaml",
          "xlsx", "paper.xlsx",
          "csv", "paper.csv",
          "gift", "paper.gift",
          "xml", "paper.xml",
          "zip", "paper.zip",
          "qti", "paper.zip");

  private static final Map<String, PaperFile.Format> WRITTEN =
      Map.of(
          "xlsx", PaperFile.Format.XLSX,
          "csv", PaperFile.Format.CSV,
          "gift", PaperFile.Format.GIFT,
          "xml", PaperFile.Format.XML,
          "qti", PaperFile.Format.QTI);

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final PaperDesk desk;
  private final Images images;

  PaperController(Shard<Exam, ExamCommand, ExamEvent> shard, PaperDesk desk, Images images) {
    this.shard = shard;
    this.desk = desk;
    this.images = images;
  }

  record Checked(
      List<dev.plenum.kernel.intake.table.Problem> problems, List<String> notes, int items) {}

  @Post("/paper/check")
  @Consumes(MediaType.ALL)
  Checked check(@QueryValue String format, @Body byte[] file) {
    return checked(read(format, file));
  }

  @Post("/paper")
  @Consumes(MediaType.ALL)
  Checked take(@QueryValue String format, @Body byte[] file, Authentication who) {
    Reading<Bundle> reading = read(format, file);
    if (!reading.good()) {
      throw Problems.unusable("PaperInvalid", "paper", reading.problems());
    }
    try {
      var _ = desk.bring(who.getName(), reading.get());
    } catch (CompletionException e) {
      Problem problem = Causes.problem(e);
      throw problem == null ? e : problem;
    }
    return checked(reading);
  }

  private static Reading<Bundle> read(String format, byte[] file) {
    String name = NAMES.get(format);
    if (name == null) {
      throw Problem.malformed("A format is yaml, xlsx, csv, gift, xml or qti.", "format");
    }
    return PaperFile.read(name, file, Map.of());
  }

  private static Checked checked(Reading<Bundle> reading) {
    int items = reading.good() ? reading.get().paper().items().size() : 0;
    return new Checked(reading.problems(), reading.notes(), items);
  }

  @Get("/paper.{format}")
  @Produces(MediaType.ALL)
  @Secured({ExamRole.ADMIN, ExamRole.TEACHER})
  HttpResponse<byte[]> paper(@PathVariable String format) {
    PaperFile.Format wanted = WRITTEN.get(format);
    Paper paper = shard.view().state().papers().paper();
    if (wanted == null || paper == null) {
      throw new Problem(HttpStatus.NOT_FOUND, "NotFound", "There is no paper in this format.");
    }
    PaperFile.Written written = PaperFile.write(wanted, new Bundle(paper, images.all()));
    return HttpResponse.ok(written.bytes())
        .header(HttpHeaders.CONTENT_TYPE, written.contentType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + written.fileName() + "\"");
  }
}
