package dev.plenum.node.http;

import dev.plenum.node.time.Beacons;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.time.InstantSource;

/** What time it is here, with the beacon that proves it was heard. */
@Controller("/api/v1/time")
@Secured(SecurityRule.IS_ANONYMOUS)
final class TimeController {
  private final InstantSource clock;
  private final Beacons beacons;

  TimeController(InstantSource clock, Beacons beacons) {
    this.clock = clock;
    this.beacons = beacons;
  }

  record Time(long receivedAt, long sentAt, String beacon) {}

  @Get
  Time time() {
    Instant received = clock.instant();
    String beacon = beacons.at(received);
    return new Time(received.toEpochMilli(), clock.millis(), beacon);
  }
}
