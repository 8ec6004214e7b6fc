package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.cp.CPSubsystemConfig;
import dev.plenum.kernel.ledger.GenerationStore.Generation;
import dev.plenum.kernel.peer.PeerAddress;
import java.util.List;

/** Hazelcast's configuration: tuned so that a dead member is noticed within seconds. */
final class CpConfig {
  private CpConfig() {}

  static Config of(CpSettings settings, Generation generation, List<PeerAddress> others) {
    Config config = new Config();
    config.setClusterName("plenum-" + settings.name() + "-g" + generation.number());
    config.getMemberAttributeConfig().setAttribute(CpCluster.NODE, settings.self());
    config.getJetConfig().setEnabled(false);
    config.getSerializationConfig().setJavaSerializationFilterConfig(SentClasses.filter());
    network(config.getAdvancedNetworkConfig(), settings.mine(), others);
    consensus(config.getCPSubsystemConfig(), generation.cpMembers());
    properties(config);
    return config;
  }

  /**
   * An endpoint for members alone. Nobody else has to speak to it, and Hazelcast's plain network
   * has a fault: while it waits for the first bytes of a connection, it asks again and again
   * whether they came, in the one thread that writes to all members. A process that is stopped
   * accepts connections and never says a word; the others then could not speak to each other
   * either.
   */
  private static void network(
      AdvancedNetworkConfig network, PeerAddress mine, List<PeerAddress> others) {
    ServerSocketEndpointConfig endpoint =
        new ServerSocketEndpointConfig().setPort(mine.cpPort()).setPortAutoIncrement(false);
    if (mine.host().equals("127.0.0.1")) {
      endpoint.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    }
    network.setEnabled(true).setMemberEndpointConfig(endpoint);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    others.forEach(
        address -> join.getTcpIpConfig().addMember(address.host() + ":" + address.cpPort()));
  }

  private static void consensus(CPSubsystemConfig cp, int members) {
    cp.setCPMemberCount(members).setGroupSize(members);
    cp.setSessionTimeToLiveSeconds(20).setSessionHeartbeatIntervalSeconds(2);
    // Members are removed by CpMembership, which also sees to it that one at a time comes back.
    cp.setMissingCPMemberAutoRemovalSeconds(0);
    cp.getRaftAlgorithmConfig()
        .setLeaderElectionTimeoutInMillis(500)
        .setLeaderHeartbeatPeriodInMillis(250)
        .setMaxMissedLeaderHeartbeatCount(4);
  }

  private static void properties(Config config) {
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.graceful.shutdown.max.wait", "5");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "5");
    config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
    config.setProperty("hazelcast.max.join.seconds", "60");
    config.setProperty("hazelcast.wait.seconds.before.join", "1");
    config.setProperty("hazelcast.partition.count", "31");
    config.setProperty("hazelcast.operation.thread.count", "2");
    config.setProperty("hazelcast.operation.generic.thread.count", "2");
    config.setProperty("hazelcast.io.thread.count", "1");
  }
}
