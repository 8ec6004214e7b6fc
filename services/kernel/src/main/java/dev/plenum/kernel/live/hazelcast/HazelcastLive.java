package dev.plenum.kernel.live.hazelcast;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import dev.plenum.kernel.leadership.hazelcast.CpCluster;
import dev.plenum.kernel.live.Facts;
import dev.plenum.kernel.live.Live;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Live} over a Hazelcast topic: every node keeps what it hears. When the cluster gives way
 * to its next generation, or a member joins, each node says again what it had put.
 */
public final class HazelcastLive implements Live, CpCluster.Guest, MembershipListener {
  private static final Logger log = LoggerFactory.getLogger(HazelcastLive.class);
  private static final String TOPIC = "live";
  private static final int FIELDS = 5;

  private final String self;
  private final Facts facts = new Facts(System::nanoTime);
  private volatile @Nullable ITopic<String[]> wire;

  public HazelcastLive(String self) {
    this.self = self;
  }

  @Override
  public void arrived(HazelcastInstance instance, long generation) {
    ITopic<String[]> topic = instance.getTopic(TOPIC);
    var _ = topic.addMessageListener(message -> heard(message.getMessageObject()));
    var _ = instance.getCluster().addMembershipListener(this);
    wire = topic;
    sayAgain();
  }

  @Override
  public void departed() {
    wire = null;
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    // The newcomer may not listen yet; owners put their facts again before they end anyway.
    sayAgain();
  }

  @Override
  public void memberRemoved(MembershipEvent event) {}

  private void sayAgain() {
    long now = System.nanoTime();
    facts
        .of(self)
        .forEach(p -> send(p.topic(), p.key(), p.fact().json(), p.fact().endsNanos() - now));
  }

  @Override
  public void put(String topic, String key, String json, Duration life) {
    facts.heard(self, topic, key, json, life.toNanos());
    send(topic, key, json, life.toNanos());
  }

  @Override
  public void remove(String topic, String key) {
    facts.removed(topic, key);
    send(topic, key, "", -1);
  }

  @Override
  public void tell(String topic, String json) {
    facts.heard(self, topic, "", json, 0);
    send(topic, "", json, 0);
  }

  private void send(String topic, String key, String json, long lifeNanos) {
    ITopic<String[]> to = wire;
    if (to == null) {
      return;
    }
    try {
      var _ = to.publishAsync(new String[] {self, topic, key, json, Long.toString(lifeNanos)});
    } catch (HazelcastInstanceNotActiveException e) {
      log.debug("the cluster is changing its generation; {} is said again in the next", topic);
    }
  }

  private void heard(String[] message) {
    if (message.length != FIELDS || message[0].equals(self)) {
      return;
    }
    long life = Long.parseLong(message[4]);
    if (life < 0) {
      facts.removed(message[1], message[2]);
    } else {
      facts.heard(message[0], message[1], message[2], message[3], life);
    }
  }

  /** Called every few seconds. */
  public void sweep() {
    facts.sweep();
  }

  @Override
  public Map<String, String> all(String topic) {
    return facts.all(topic);
  }

  @Override
  public Subscription subscribe(String topic, Listener listener) {
    return facts.subscribe(topic, listener);
  }
}
