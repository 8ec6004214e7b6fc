package dev.plenum.cli.local;

import dev.plenum.kernel.peer.FreePort;

/** The ports of one node, all free at the moment of asking, none of them another node's. */
public record Ports(int http, int grpc, int management, int peer, int hazelcast) {

  /** A wish for the pages' port keeps addresses the same from one run to the next. */
  static Ports find(int httpWish) {
    int http = FreePort.isFree(httpWish) ? httpWish : FreePort.pick();
    return new Ports(http, FreePort.pick(), FreePort.pick(), FreePort.pick(), FreePort.pick());
  }
}
