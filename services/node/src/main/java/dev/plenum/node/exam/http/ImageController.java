package dev.plenum.node.exam.http;

import dev.plenum.node.exam.desk.Images;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/**
 * Pictures of the paper. Whoever knows a picture's hash has seen the item or the picture: the
 * address is the permission, because an image element sends no token.
 */
@Controller("/api/v1/images")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImageController {
  private final Images images;

  ImageController(Images images) {
    this.images = images;
  }

  @Get("/{sha256:[0-9a-f]+}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> image(@PathVariable String sha256) {
    Images.Picture picture = images.find(sha256);
    if (picture == null) {
      throw new Problem(HttpStatus.NOT_FOUND, "NotFound", "There is no such picture.");
    }
    return HttpResponse.ok(picture.bytes())
        .header(HttpHeaders.CONTENT_TYPE, picture.type())
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
