package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.cp.CPSubsystemConfig;
import dev.plenum.kernel.ledger.LedgerStore.Generation;
import dev.plenum.kernel.peer.PeerAddress;

/** Hazelcast's configuration: tuned so that a dead member is noticed within seconds. */
final class CpConfig {
  /** Member attribute that carries the node's name. */
  static final String NODE = "plenum.node";

  private CpConfig() {}

  static Config of(CpSettings settings, Generation generation) {
    Config config = new Config();
    config.setClusterName("plenum-" + settings.name() + "-g" + generation.number());
    config.getMemberAttributeConfig().setAttribute(NODE, settings.self());
    config.getJetConfig().setEnabled(false);
    network(config.getNetworkConfig(), settings);
    consensus(config.getCPSubsystemConfig(), generation.cpMembers());
    properties(config);
    return config;
  }

  private static void network(NetworkConfig network, CpSettings settings) {
    PeerAddress mine = settings.mine();
    network.setPort(mine.cpPort()).setPortAutoIncrement(false);
    if (mine.host().equals("127.0.0.1")) {
      network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    }
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    settings
        .addresses()
        .forEach(
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
