package dev.plenum.kernel.peer;

import java.util.List;

/**
 * Carries messages between the nodes of a resource. Messages to one node arrive in the order in
 * which they were sent or not at all; nobody is told of a loss.
 */
public interface PeerMesh extends AutoCloseable {

  /** Names of all nodes of the resource, this one included, in their order. */
  List<String> nodes();

  /** This node's name. */
  String self();

  /** Names of all nodes but this one, in their order. */
  default List<String> peers() {
    return nodes().stream().filter(node -> !node.equals(self())).toList();
  }

  /** Begins to listen and to connect. */
  void start(Receiver receiver);

  /**
   * Sends without waiting.
   *
   * @return false if the message was dropped, because the link is down or its peer does not keep up
   */
  boolean send(String node, PeerMessage message);

  /** Sends the same message to every other node. */
  default void sendToAll(PeerMessage message) {
    peers().forEach(node -> send(node, message));
  }

  @Override
  void close();

  /** Called by the mesh's own threads; must return quickly. */
  interface Receiver {
    void received(String from, PeerMessage message);

    /** The link to a node broke: its process ended or the network did. */
    void linkDown(String node);
  }
}
