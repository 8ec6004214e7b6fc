package dev.plenum.kernel.member;

import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage.Recall;
import dev.plenum.kernel.peer.PeerMessage.Recalled;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new leader's questions to its peers, and their answers. Safe for use by several threads. */
final class Recalls {
  private final PeerMesh mesh;
  private final Map<String, Recalled> answers = new HashMap<>();
  private Recall asked = new Recall(0, 0);
  private boolean refused;

  Recalls(PeerMesh mesh) {
    this.mesh = mesh;
  }

  synchronized void recalled(String from, Recalled answer) {
    if (answer.epoch() == asked.epoch() && answer.after() == asked.after()) {
      answers.put(from, answer);
      notifyAll();
    }
  }

  /** A peer knows a higher epoch than that of the question. */
  synchronized void refused(long epoch) {
    if (epoch == asked.epoch()) {
      refused = true;
      notifyAll();
    }
  }

  /**
   * Asks all peers.
   *
   * @param living who is expected to answer
   * @param enough how many must, for less than everybody's answer to do
   * @param limit how long to wait for those who are expected
   */
  Map<String, Recalled> askAll(Recall recall, Collection<String> living, int enough, Duration limit)
      throws InterruptedException {
    begin(recall);
    mesh.sendToAll(recall);
    return await(living, enough, limit);
  }

  Optional<Recalled> ask(String node, Recall recall, Duration limit) throws InterruptedException {
    begin(recall);
    mesh.send(node, recall);
    return Optional.ofNullable(await(List.of(node), 1, limit).get(node));
  }

  private synchronized void begin(Recall recall) {
    answers.clear();
    refused = false;
    asked = recall;
  }

  private synchronized Map<String, Recalled> await(
      Collection<String> living, int enough, Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    while (!refused && (!answers.keySet().containsAll(living) || answers.size() < enough)) {
      long left = (limit.toNanos() - (System.nanoTime() - start)) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return refused ? Map.of() : Map.copyOf(answers);
  }
}
