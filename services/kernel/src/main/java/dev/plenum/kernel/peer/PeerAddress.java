package dev.plenum.kernel.peer;

/** Where a node can be reached by its peers. */
public record PeerAddress(String node, String host, int peerPort, int cpPort) {}
