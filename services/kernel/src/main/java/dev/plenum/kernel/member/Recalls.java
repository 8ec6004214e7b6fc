package dev.plenum.kernel.member;

import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage.Recall;
import dev.plenum.kernel.peer.PeerMessage.Recalled;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/** A new leader's questions to its peers, and their answers. Safe for use by several threads. */
final class Recalls {
  private final Lock lock;
  private final Condition changed;
  private final PeerMesh mesh;
  private final Recollection recollection;
  private final Map<String, Recalled> answers = new HashMap<>();
  private Recall asked = new Recall(0, 0, false);
  private boolean refused;

  Recalls(Work work, PeerMesh mesh, Recollection recollection) {
    this.recollection = recollection;
    this.lock = work.lock();
    this.changed = lock.newCondition();
    this.mesh = mesh;
  }

  /**
   * A peer says what it knows. What one of any majority remembers to have been refused, whoever
   * begins to lead here later refuses, though the answer be late for the question.
   */
  void recalled(String from, Recalled answer) {
    recollection.learn(answer.refusals());
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

  /** Somebody is gone who might have answered. */
  void peerLost() {
    lock.lock();
    try {
      changed.signalAll();
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
   * @param enough with which answers one need not wait for more
   * @param limit how long to wait for that
   */
  Map<String, Recalled> askAll(
      Recall recall, Predicate<Map<String, Recalled>> enough, Duration limit)
      throws InterruptedException {
    begin(recall);
    mesh.sendToAll(recall);
    return await(enough, limit);
  }

  Optional<Recalled> ask(String node, Recall recall, Duration limit) throws InterruptedException {
    begin(recall);
    mesh.send(node, recall);
    return Optional.ofNullable(await(told -> told.containsKey(node), limit).get(node));
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

  private Map<String, Recalled> await(Predicate<Map<String, Recalled>> enough, Duration limit)
      throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!refused && left > 0 && !enough.test(answers)) {
        left = changed.awaitNanos(left);
      }
      return refused ? Map.of() : new TreeMap<>(answers);
    } finally {
      lock.unlock();
    }
  }
}
