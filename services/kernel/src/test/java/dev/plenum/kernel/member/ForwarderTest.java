package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwarderTest {
  private static final Outcome REFUSED = new Outcome.Retry(RetryReason.QueueFull, Duration.ZERO);

  private final List<UUID> sent = new ArrayList<>();

  @Test
  void whoIsAnsweredFindsItsCommandNoLongerInWork() {
    Forwarder<String> carried = forwarder((submission, inWork) -> Optional.of("peer"));
    assertThat(loadWhenAnswered(carried)).isEqualTo(new NodeLoad(0, 1, 1, 0));
    Forwarder<String> direct = forwarder((submission, inWork) -> Optional.empty());
    assertThat(loadWhenAnswered(direct)).isEqualTo(new NodeLoad(0, 1, 0, 0));
  }

  @Test
  void anAnswerThatIsQuickerThanHandingOnLeavesNothingInWork() {
    var quick = new ArrayList<Forwarder<String>>();
    Forwarder<String> forwarder =
        forwarder((submission, inWork) -> {
          quick.getFirst().answered(submission.commandId(), REFUSED);
          return Optional.of("peer");
        });
    quick.add(forwarder);
    assertThat(forwarder.submit(submission(), place -> {})).isCompletedWithValue(REFUSED);
    assertThat(forwarder.load().inWork()).isZero();
  }

  @Test
  void whatALostPeerCarriedIsSentToTheLeader() {
    Forwarder<String> forwarder = forwarder((submission, inWork) -> Optional.of("peer"));
    Submission<String> submission = submission();
    var answer = forwarder.submit(submission, place -> {});
    assertThat(sent).isEmpty();
    assertThat(forwarder.load().inWork()).isZero();

    forwarder.peerLost("another");
    assertThat(sent).isEmpty();
    forwarder.peerLost("peer");
    assertThat(sent).containsExactly(submission.commandId());
    assertThat(forwarder.load().inWork()).isOne();
    assertThat(answer).isNotDone();
  }

  @Test
  void nobodyIsAnsweredWithWhatSomebodyElseSent() {
    Forwarder<String> forwarder = forwarder((submission, inWork) -> Optional.empty());
    Submission<String> first = submission();
    var theirs = new Submission<>(first.commandId(), "other", Instant.EPOCH, 0, first.command());
    var answer = forwarder.submit(first, place -> {});
    assertThat(forwarder.submit(theirs, place -> {}))
        .isCompletedWithValue(new Outcome.Rejected(KernelReason.CommandIdTaken.rejection()));
    assertThat(answer).isNotDone();
    assertThat(sent).containsExactly(first.commandId());
  }

  private Forwarder<String> forwarder(Forwarder.Overflow<String> overflow) {
    return new Forwarder<>(
        submission -> sent.add(submission.commandId()),
        overflow,
        Duration.ofSeconds(10),
        MemberMetrics.NONE);
  }

  private static NodeLoad loadWhenAnswered(Forwarder<String> forwarder) {
    Submission<String> submission = submission();
    var load = forwarder.submit(submission, place -> {}).thenApply(outcome -> forwarder.load());
    forwarder.answered(submission.commandId(), REFUSED);
    return load.join();
  }

  private static Submission<String> submission() {
    return new Submission<>(UUID.randomUUID(), "tester", Instant.EPOCH, 0, "command");
  }
}
