package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwarderTest {
  private static final Outcome REFUSED =
      new Outcome.Rejected(new Rejection("Refused", "No.", null));
  private static final Outcome TURNED_AWAY =
      new Outcome.Retry(RetryReason.QueueFull, Duration.ZERO);

  private static final Content SOMETHING = new Content(Sha256.of("something"));

  private final List<UUID> sent = new ArrayList<>();
  private long reigning = 1;

  @Test
  void whoIsAnsweredFindsItsCommandNoLongerInWork() {
    Forwarder<String> carried = forwarder((submission, inWork, epoch) -> Optional.of("peer"));
    assertThat(loadWhenAnswered(carried)).isEqualTo(new NodeLoad(0, 1, 1, 0));
    Forwarder<String> direct = forwarder((submission, inWork, epoch) -> Optional.empty());
    assertThat(loadWhenAnswered(direct)).isEqualTo(new NodeLoad(0, 1, 0, 0));
  }

  @Test
  void anAnswerThatIsQuickerThanHandingOnLeavesNothingInWork() {
    var quick = new ArrayList<Forwarder<String>>();
    Forwarder<String> forwarder =
        forwarder((flight, inWork, epoch) -> {
          quick.getFirst().answered(flight.submission.commandId(), TURNED_AWAY, 1);
          return Optional.of("peer");
        });
    quick.add(forwarder);
    assertThat(forwarder.submit(submission(), SOMETHING, place -> {}))
        .isCompletedWithValue(TURNED_AWAY);
    assertThat(forwarder.load().inWork()).isZero();
  }

  @Test
  void theSameIdWithOtherContentIsRefusedWhileTheFirstIsUnderWay() {
    Forwarder<String> forwarder = forwarder((flight, inWork, epoch) -> Optional.empty());
    Submission<String> first = submission();
    var answer = forwarder.submit(first, content(first), place -> {});
    assertThat(forwarder.submit(first, SOMETHING, place -> {}))
        .isCompletedWithValue(new Outcome.Rejected(KernelReason.CommandIdReused.rejection()));
    assertThat(answer).isNotDone();
    assertThat(forwarder.submit(first, content(first), place -> {})).isNotDone();
  }

  @Test
  void whatALostPeerCarriedIsSentToTheLeader() {
    Forwarder<String> forwarder = forwarder((submission, inWork, epoch) -> Optional.of("peer"));
    Submission<String> submission = submission();
    var answer = forwarder.submit(submission, content(submission), place -> {});
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
    Forwarder<String> forwarder = forwarder((submission, inWork, epoch) -> Optional.empty());
    Submission<String> first = submission();
    var theirs = new Submission<>(first.commandId(), "other", Instant.EPOCH, 0, first.command());
    var answer = forwarder.submit(first, content(first), place -> {});
    assertThat(forwarder.submit(theirs, content(theirs), place -> {}))
        .isCompletedWithValue(new Outcome.Rejected(KernelReason.CommandIdTaken.rejection()));
    assertThat(answer).isNotDone();
    assertThat(sent).containsExactly(first.commandId());
  }

  @Test
  void aRefusalByAReignThatIsOverIsNotTheAnswerOnceTheNextOneWasAsked() {
    Forwarder<String> forwarder = forwarder((submission, inWork, epoch) -> Optional.empty());
    Submission<String> submission = submission();
    var answer = forwarder.submit(submission, content(submission), place -> {});
    reigning = 2;
    forwarder.leaderChanged();
    assertThat(sent).containsExactly(submission.commandId(), submission.commandId());

    forwarder.answered(submission.commandId(), REFUSED, 1);
    assertThat(answer).isNotDone();
    forwarder.answered(submission.commandId(), REFUSED, 2);
    assertThat(answer).isCompletedWithValue(REFUSED);
  }

  @Test
  void theNewLeaderIsSentEachCommandOnce() {
    Forwarder<String> forwarder = forwarder((submission, inWork, epoch) -> Optional.empty());
    var _ = forwarder.submit(submission(), SOMETHING, place -> {});
    reigning = 2;
    forwarder.leaderChanged();
    forwarder.leaderChanged();
    assertThat(sent).hasSize(2);
  }

  @Test
  void whatIsCarriedForAPeerGoesToNoLaterReignThanThePeerNamed() {
    Forwarder<String> forwarder = forwarder((submission, inWork, epoch) -> Optional.empty());
    var carried = forwarder.takeOver(submission(), SOMETHING, 1, place -> {});
    assertThat(sent).hasSize(1);
    reigning = 2;
    forwarder.leaderChanged();
    assertThat(sent).hasSize(1);
    assertThat(carried.join().outcome())
        .isEqualTo(new Outcome.Retry(RetryReason.LeaderChanged, Duration.ZERO));
  }

  private Forwarder<String> forwarder(Forwarder.Overflow<String> overflow) {
    return new Forwarder<>(
        Work.SYSTEM,
        new Forwarder.Route<>() {
          @Override
          public OptionalLong leading() {
            return OptionalLong.of(reigning);
          }

          @Override
          public boolean send(Submission<String> submission, Content content, long epoch) {
            return epoch == reigning && sent.add(submission.commandId());
          }
        },
        overflow,
        Duration.ofSeconds(10),
        MemberMetrics.NONE);
  }

  private static NodeLoad loadWhenAnswered(Forwarder<String> forwarder) {
    Submission<String> submission = submission();
    var load =
        forwarder
            .submit(submission, content(submission), place -> {})
            .thenApply(outcome -> forwarder.load());
    forwarder.answered(submission.commandId(), TURNED_AWAY, 1);
    return load.join();
  }

  private static Submission<String> submission() {
    return new Submission<>(UUID.randomUUID(), "tester", Instant.EPOCH, 0, "command");
  }

  private static Content content(Submission<String> submission) {
    return new Content(Sha256.of(submission.command()));
  }
}
