package dev.plenum.node.election.board;

import dev.plenum.election.http.Tracker;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.nayuki.qrcodegen.QrCode;

/**
 * The QR code of a tracker: this board's address with the tracker behind the {@code #}, where a
 * browser keeps it to itself.
 */
@Controller("/api/v1/board/ballots/{tracker}/code")
@Secured(SecurityRule.IS_ANONYMOUS)
final class CodeController {
  /** The white rim that the standard asks for, in modules. */
  private static final int RIM = 4;

  private final HttpHostResolver hosts;

  CodeController(HttpHostResolver hosts) {
    this.hosts = hosts;
  }

  @Get
  @Produces("image/svg+xml")
  HttpResponse<String> code(@PathVariable String tracker, HttpRequest<?> request) {
    String plain = Tracker.of(LedgerIndex.leafPrefix(tracker));
    String address = hosts.resolve(request) + "/board#" + plain;
    return HttpResponse.ok(svg(QrCode.encodeText(address, QrCode.Ecc.MEDIUM)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  private static String svg(QrCode code) {
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          dark.append('M').append(x + RIM).append(' ').append(y + RIM).append("h1v1h-1z");
        }
      }
    }
    int width = code.size + 2 * RIM;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" \
    shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/>\
    <path d="%2$s"/></svg>
    """
        .formatted(width, dark);
  }
}
