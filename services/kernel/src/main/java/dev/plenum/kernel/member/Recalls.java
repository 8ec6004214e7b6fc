package dev.plenum.kernel.member;

import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage.Recall;
import dev.plenum.kernel.peer.PeerMessage.Recalled;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A new leader's questions to its peers, and their answers. Safe for use by several threads. */
final class Recalls {
  private final Lock lock;
  private final Condition changed;
  private final PeerMesh mesh;
  private final Map<String, Recalled> answers = new HashMap<>();
  private Recall asked = new Recall(0, 0, false);
  private boolean refused;

  Recalls(Work work, PeerMesh mesh) {
    this.lock = work.lock();
    this.changed = lock.newCondition();
    this.mesh = mesh;
  }

  void recalled(String from, Recalled answer) {
    lock.lock();
    try {
      if (answer.epoch() == asked.epoch() && answer.after() == asked.after()) {
        answers.put(from, answer);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A peer knows a higher epoch than that of the question. */
  void refused(long epoch) {
    lock.lock();
    try {
      if (epoch == asked.epoch()) {
        refused = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
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

  private void begin(Recall recall) {
    lock.lock();
    try {
      answers.clear();
      refused = false;
      asked = recall;
    } finally {
      lock.unlock();
    }
  }

  private Map<String, Recalled> await(Collection<String> living, int enough, Duration limit)
      throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!refused && left > 0 && !answered(living, enough)) {
        left = changed.awaitNanos(left);
      }
      return refused ? Map.of() : new TreeMap<>(answers);
    } finally {
      lock.unlock();
    }
  }

  private boolean answered(Collection<String> living, int enough) {
    return answers.keySet().containsAll(living) && answers.size() >= enough;
  }
}
