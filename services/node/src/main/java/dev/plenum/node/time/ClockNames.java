package dev.plenum.node.time;

import dev.plenum.kernel.intake.KeyedHash;
import dev.plenum.node.settings.Secrets;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.Principal;

/** Names for the clocks of pages that tell nobody whose they are, alike on every node. */
@Singleton
public final class ClockNames {
  private static final int LENGTH = 8;

  private final KeyedHash hash;

  ClockNames(Secrets secrets) {
    this.hash = new KeyedHash(secrets.beaconKey());
  }

  /** By who has logged in; else by where the request comes from. */
  public String of(HttpRequest<?> request) {
    return request
        .getUserPrincipal()
        .map(Principal::getName)
        .map(this::ofSubject)
        .orElseGet(() -> {
          String agent = request.getHeaders().get("User-Agent");
          String address = request.getRemoteAddress().getAddress().getHostAddress();
          return name("address|" + address + "|" + agent);
        });
  }

  public String ofSubject(String subject) {
    return name("subject|" + subject);
  }

  private String name(String what) {
    return "page-" + hash.of("clock|" + what).substring(0, LENGTH);
  }
}
