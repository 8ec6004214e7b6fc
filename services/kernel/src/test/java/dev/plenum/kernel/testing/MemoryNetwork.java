package dev.plenum.kernel.testing;

import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links between the nodes of one process: messages come in order, on the receiver's own thread. */
public final class MemoryNetwork {
  private final List<String> nodes;
  private final Map<String, Mesh> meshes = new ConcurrentHashMap<>();

  public MemoryNetwork(List<String> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** What a node is given; another one each time that it starts. */
  public PeerMesh mesh(String node) {
    return new Mesh(node);
  }

  private final class Mesh implements PeerMesh {
    private final String self;
    private final ExecutorService inbox = Executors.newSingleThreadExecutor();
    private volatile @Nullable Receiver receiver;

    Mesh(String self) {
      this.self = self;
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
    public void start(Receiver receiving) {
      receiver = receiving;
      meshes.put(self, this);
    }

    @Override
    public boolean send(String node, PeerMessage message) {
      Mesh there = meshes.get(node);
      return meshes.get(self) == this
          && there != null
          && there.take(receiving -> receiving.received(self, message));
    }

    private boolean take(Consumer<Receiver> news) {
      Receiver receiving = receiver;
      if (receiving == null || inbox.isShutdown()) {
        return false;
      }
      inbox.execute(() -> news.accept(receiving));
      return true;
    }

    @Override
    public void close() {
      meshes.remove(self, this);
      inbox.shutdown();
      meshes.values().forEach(other -> other.take(receiving -> receiving.linkDown(self)));
    }
  }
}
