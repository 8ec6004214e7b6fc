package dev.plenum.kernel.peer.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMetrics.Unknown;
import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.peer.grpc.v1.Answer;
import dev.plenum.kernel.peer.grpc.v1.Answers;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.Ping;
import dev.plenum.kernel.peer.grpc.v1.Retry;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes from a node of another version is understood as far as it goes. */
class LaterPeerTest {
  private static final UnknownFieldSet LATER =
      UnknownFieldSet.newBuilder()
          .addField(
              1_000,
              UnknownFieldSet.Field.newBuilder()
                  .addLengthDelimited(ByteString.copyFromUtf8("news"))
                  .build())
          .build();
  private static final NodeStatus STATUS =
      new NodeStatus(
          1, 2, 3, 4, "ab", HistoryVerdict.Agrees, new StateDigest(7, 4, "cd"), 5, 1, true, 6, 2);

  @Test
  void aMessageOfAnUnknownTypeIsLeftOutAndNamed() {
    Frame frame = Frame.newBuilder().setUnknownFields(LATER).build();
    assertThat(Frames.read(frame)).isEmpty();
    assertThat(UnknownParts.of(frame)).contains(Unknown.MESSAGE);
  }

  @Test
  void aMessageWithUnknownFieldsCountsWithoutThem() {
    PeerMessage ping = new PeerMessage.Ping(9, STATUS);
    Frame plain = Frames.write(ping);
    var status = plain.getPing().getStatus().toBuilder().setUnknownFields(LATER);
    Frame inStatus =
        Frame.newBuilder().setPing(plain.getPing().toBuilder().setStatus(status)).build();
    Frame inBody =
        Frame.newBuilder().setPing(plain.getPing().toBuilder().setUnknownFields(LATER)).build();
    assertThat(UnknownParts.of(plain)).isEmpty();
    for (Frame later : new Frame[] {inStatus, inBody}) {
      assertThat(Frames.read(later)).contains(ping);
      assertThat(UnknownParts.of(later)).contains(Unknown.FIELD);
    }
  }

  @Test
  void whoDoesNotSayItsVersionsIsOfTheFirst() {
    Frame silent = Frame.newBuilder().setPing(Ping.getDefaultInstance()).build();
    assertThat(Frames.read(silent))
        .hasValueSatisfying(message -> {
          NodeStatus status = ((PeerMessage.Ping) message).status();
          assertThat(status.digest()).isEqualTo(StateDigest.none(1));
          assertThat(status.readsFormat()).isOne();
        });
  }

  @Test
  void aReasonThatIsNotKnownStillSaysToAskAgain() {
    UUID id = UUID.randomUUID();
    var answer =
        Answer.newBuilder()
            .setCommandHigh(id.getMostSignificantBits())
            .setCommandLow(id.getLeastSignificantBits())
            .setRetry(Retry.newBuilder().setReason("MoonIsFull").setAfterMillis(70));
    Frame frame = Frame.newBuilder().setAnswers(Answers.newBuilder().addAnswers(answer)).build();
    assertThat(Frames.read(frame))
        .hasValueSatisfying(message ->
            assertThat(((PeerMessage.Answers) message).answers())
                .containsExactly(
                    new PeerMessage.Answer(
                        id, new Outcome.Retry(RetryReason.Timeout, Duration.ofMillis(70)), 0)));
  }
}
