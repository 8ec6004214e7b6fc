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

  /** A node of a later version sent something that this one does not know, and it was left out. */
  void unknown(Unknown what);

  /** What may be unknown to a node of an earlier version. */
  enum Unknown {
    /** A whole message. */
    MESSAGE,
    /** A field of a message; the rest of it counted. */
    FIELD
  }

  /** A message that cannot be read was dropped. */
  void malformed(Port port);
}
