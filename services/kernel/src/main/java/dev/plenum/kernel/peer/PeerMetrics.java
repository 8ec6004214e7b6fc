package dev.plenum.kernel.peer;

/** What is noticed where other processes speak to this one. */
public interface PeerMetrics {

  /** Where somebody knocked. */
  enum Port {
    PEER,
    HAZELCAST
  }

  /** A connection ended before its other end had proved that it is a node of this resource. */
  void handshakeRefused(Port port);

  /** A message that cannot be read was dropped. */
  void malformed(Port port);
}
