package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.CPSubsystemManagementService;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends the membership of the consensus group, which Hazelcast does not do by itself: the oldest
 * member removes who has left the cluster, and a newcomer gives up the vote of the process that ran
 * in its place and has itself promoted, one at a time.
 */
final class CpMembership implements MembershipListener {
  private static final Logger log = LoggerFactory.getLogger(CpMembership.class);
  private static final long LIMIT_SECONDS = 5;

  /** A question that was on its way to a leader who died hangs; asked again, it finds the next. */
  private static final long QUESTION_LIMIT_MILLIS = 1_500;

  /** How often, and how far apart, a newcomer is told who the voting members are. */
  private static final int ANNOUNCEMENTS = 30;

  private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMillis(100);

  private final HazelcastInstance instance;
  private final int wanted;
  private final Executor calls;
  private final AtomicBoolean mending = new AtomicBoolean();
  private volatile Collection<CPMember> known = List.of();

  CpMembership(HazelcastInstance instance, int wanted, Executor calls) {
    this.instance = instance;
    this.wanted = wanted;
    this.calls = calls;
    var _ = instance.getCluster().addMembershipListener(this);
  }

  /**
   * Hazelcast tells a newcomer once who the voting members are, often before he knows that he is
   * one of the cluster: he then refuses the word, and hears the next one ten seconds later.
   */
  @Override
  public void memberAdded(MembershipEvent event) {
    calls.execute(() -> {
      try {
        for (int i = 0; i < ANNOUNCEMENTS; i++) {
          Thread.sleep(BETWEEN_ANNOUNCEMENTS);
          RaftInspector.announceMembers(instance);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    tend();
  }

  boolean isMember() {
    return instance.getLifecycleService().isRunning()
        && instance.getCPSubsystem().getLocalCPMember() != null;
  }

  /** Called every second and when a member left. Never blocks. */
  void tend() {
    if (mending.compareAndSet(false, true)) {
      calls.execute(() -> {
        try {
          mend();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
          log.debug("consensus membership cannot be mended now: {}", e.toString());
        } finally {
          mending.set(false);
        }
      });
    }
  }

  private void mend() throws InterruptedException, ExecutionException, TimeoutException {
    CPSubsystemManagementService management =
        instance.getCPSubsystem().getCPSubsystemManagementService();
    if (!management.isDiscoveryCompleted()) {
      return;
    }
    known =
        management
            .getCPMembers()
            .toCompletableFuture()
            .get(QUESTION_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    Optional<CPMember> gone =
        isMember() ? Optional.empty() : known.stream().filter(this::isFormerSelf).findFirst();
    if (gone.isEmpty() && isOldest()) {
      gone = known.stream().filter(this::departed).findFirst();
    }
    if (gone.isPresent()) {
      remove(management, gone.get());
      return;
    }
    if (!isMember() && known.size() < wanted && known.stream().noneMatch(this::departed)) {
      management.promoteToCPMember().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      log.info("promoted to a voting member of the consensus group");
    }
  }

  private static void remove(CPSubsystemManagementService management, CPMember gone)
      throws InterruptedException, ExecutionException, TimeoutException {
    log.info("removing {} from the consensus group", gone.getAddress());
    management
        .removeCPMember(gone.getUuid())
        .toCompletableFuture()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Whether it is the vote of the process that ran here before. Who restarts before that vote was
   * removed stands at its address, so that nobody else can tell that it is gone.
   */
  private boolean isFormerSelf(CPMember cpMember) {
    return cpMember.getAddress().equals(instance.getCluster().getLocalMember().getAddress());
  }

  private boolean isOldest() {
    return instance.getCluster().getMembers().iterator().next().localMember();
  }

  private boolean departed(CPMember cpMember) {
    return instance.getCluster().getMembers().stream()
        .noneMatch(member -> member.getAddress().equals(cpMember.getAddress()));
  }

  List<String> memberNames() {
    Map<com.hazelcast.cluster.Address, String> names =
        instance.getCluster().getMembers().stream()
            .collect(Collectors.toMap(Member::getAddress, CpMembership::name));
    Function<CPMember, String> name =
        cp -> names.getOrDefault(cp.getAddress(), cp.getAddress().toString());
    return known.stream().map(name).sorted().toList();
  }

  static String name(Member member) {
    return Optional.ofNullable(member.getAttribute(CpCluster.NODE))
        .orElseGet(() -> member.getAddress().toString());
  }

  /**
   * Gives up this node's vote, so that the group is not one short while this node restarts. A
   * member that has ended already says nothing, and keeps nobody from closing the rest.
   */
  void leave() {
    try {
      CPMember mine = instance.getCPSubsystem().getLocalCPMember();
      if (mine == null || known.size() <= 2) {
        return;
      }
      instance
          .getCPSubsystem()
          .getCPSubsystemManagementService()
          .removeCPMember(mine.getUuid())
          .toCompletableFuture()
          .get(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.debug("left without saying so: {}", e.toString());
    }
  }
}
