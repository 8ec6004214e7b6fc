package dev.plenum.simulation.world;

import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.simulation.time.Inlet;
import dev.plenum.simulation.time.SimulatedWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One life's end of the network: a thread for each peer hears what that peer says. */
final class SimulatedMesh implements PeerMesh {
  private final List<String> nodes;
  private final String self;
  private final Network network;
  private final SimulatedWork work;

  SimulatedMesh(List<String> nodes, String self, Network network, SimulatedWork work) {
    this.nodes = nodes;
    this.self = self;
    this.network = network;
    this.work = work;
  }

  @Override
  public List<String> nodes() {
    return nodes;
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public void start(Receiver receiver) {
    Map<String, Inlet> inlets = new HashMap<>();
    nodes.forEach(peer -> inlets.put(peer, new Inlet(work, "hears-" + peer)));
    network.join(
        self,
        new Network.Ear() {
          @Override
          public void hear(String from, PeerMessage message) {
            inlet(from).put(() -> receiver.received(from, message));
          }

          @Override
          public void linkDown(String node) {
            inlet(node).put(() -> receiver.linkDown(node));
          }

          private Inlet inlet(String peer) {
            return Objects.requireNonNull(inlets.get(peer));
          }
        });
  }

  @Override
  public boolean send(String node, PeerMessage message) {
    work.mayGiveWay();
    return !work.dead() && network.send(self, node, message);
  }

  @Override
  public void close() {
    network.leave(self);
  }
}
