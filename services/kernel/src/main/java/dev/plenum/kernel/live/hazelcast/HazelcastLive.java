package dev.plenum.kernel.live.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import dev.plenum.kernel.leadership.hazelcast.CpCluster;
import dev.plenum.kernel.live.Facts;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.peer.PeerMetrics.Port;
import java.time.Duration;
import java.util.Arrays;
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
  private final PeerMetrics metrics;
  private final Facts facts = new Facts(System::nanoTime);
  private volatile @Nullable ITopic<String[]> wire;

  public HazelcastLive(String self, PeerMetrics metrics) {
    this.self = self;
    this.metrics = metrics;
  }

  @Override
  public void arrived(HazelcastInstance instance, long generation) {
    ITopic<String[]> topic = instance.getTopic(TOPIC);
    var _ = topic.addMessageListener(this::heard);
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
    var _ = facts.heard(self, topic, key, json, life.toNanos());
    send(topic, key, json, life.toNanos());
  }

  @Override
  public void remove(String topic, String key) {
    facts.removed(topic, key);
    send(topic, key, "", -1);
  }

  @Override
  public void tell(String topic, String json) {
    var _ = facts.heard(self, topic, "", json, 0);
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

  private void heard(Message<?> message) {
    Member member = message.getPublishingMember();
    String from = member == null ? "nobody" : String.valueOf(member.getAttribute(CpCluster.NODE));
    try {
      if (!self.equals(from) && !take(from, message.getMessageObject())) {
        malformed(from, "it says nothing that a node says");
      }
    } catch (HazelcastException | NumberFormatException e) {
      malformed(from, e.toString());
    }
  }

  private boolean take(String from, Object message) {
    if (!(message instanceof String[] fields)
        || fields.length != FIELDS
        || Arrays.asList(fields).contains(null)
        || !fields[0].equals(from)) {
      return false;
    }
    long life = Long.parseLong(fields[4]);
    if (life >= 0) {
      return facts.heard(from, fields[1], fields[2], fields[3], life);
    }
    facts.removed(fields[1], fields[2]);
    return true;
  }

  private void malformed(String from, String why) {
    metrics.malformed(Port.HAZELCAST);
    log.warn("dropped a message of {} that cannot be read: {}", from, why);
  }

  @Override
  public void drop(String topic, String key) {
    facts.removed(topic, key);
    malformed(key, "a fact of " + topic);
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
