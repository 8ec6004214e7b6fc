package dev.plenum.node.pages;

import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves the pages. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.ALL)
final class PagesController {
  /** Pages that every domain has. */
  private static final Map<String, String> COMMON =
      Map.of("cluster", "cluster.html", "time", "time.html");

  /** By this a page that a browser keeps knows whether its own files are still the node's. */
  private static final String VERSION = "Plenum-Page";

  private final PageStore store;
  private final ContentPolicy policy;
  private final PageWorker worker;

  private final Map<String, String> files = new HashMap<>(COMMON);

  PagesController(PageStore store, ContentPolicy policy, PageWorker worker, SitePages site) {
    this.store = store;
    this.worker = worker;
    files.putAll(site.files());
    this.policy = policy;
  }

  @Get("/")
  HttpResponse<byte[]> index(HttpRequest<?> request) {
    return send(request, store.page(files.getOrDefault("", ""))).header(VERSION, worker.version());
  }

  /** At the root, for a worker reaches only what lies beside it or below. */
  @Get("/worker.js")
  HttpResponse<byte[]> worker(HttpRequest<?> request) {
    return send(request, worker.script());
  }

  @Get("/{page:[a-z]+}")
  HttpResponse<byte[]> page(@PathVariable String page, HttpRequest<?> request) {
    String file = files.get(page);
    return send(request, file == null ? null : store.page(file));
  }

  @Get("/web/{+path}")
  HttpResponse<byte[]> file(@PathVariable String path, HttpRequest<?> request) {
    return send(request, store.page(path));
  }

  @Get("/lib/{name}/{+path}")
  HttpResponse<byte[]> library(
      @PathVariable String name, @PathVariable String path, HttpRequest<?> request) {
    return send(request, store.library(name, path));
  }

  private MutableHttpResponse<byte[]> send(HttpRequest<?> request, @Nullable Page page) {
    if (page == null) {
      throw new Problem(HttpStatus.NOT_FOUND, "NotFound", "There is nothing at this address.");
    }
    HttpHeaders headers = request.getHeaders();
    if (page.etag().equals(headers.get(HttpHeaders.IF_NONE_MATCH))) {
      return headed(HttpResponse.notModified(), page);
    }
    String accepted = headers.get(HttpHeaders.ACCEPT_ENCODING);
    boolean zip = accepted != null && accepted.contains("gzip");
    MutableHttpResponse<byte[]> response =
        headed(HttpResponse.ok(zip ? page.compressed() : page.bytes()), page)
            .header(HttpHeaders.CONTENT_TYPE, page.type());
    return zip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  private MutableHttpResponse<byte[]> headed(MutableHttpResponse<byte[]> response, Page page) {
    return response
        .header(HttpHeaders.ETAG, page.etag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header("Content-Security-Policy", policy.policy());
  }
}
