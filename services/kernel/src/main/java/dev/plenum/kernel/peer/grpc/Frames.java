package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.grpc.v1.Accepted;
import dev.plenum.kernel.peer.grpc.v1.Answer;
import dev.plenum.kernel.peer.grpc.v1.Answers;
import dev.plenum.kernel.peer.grpc.v1.Committed;
import dev.plenum.kernel.peer.grpc.v1.Envelope;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.Ping;
import dev.plenum.kernel.peer.grpc.v1.Place;
import dev.plenum.kernel.peer.grpc.v1.Places;
import dev.plenum.kernel.peer.grpc.v1.Pong;
import dev.plenum.kernel.peer.grpc.v1.Prepare;
import dev.plenum.kernel.peer.grpc.v1.Prepared;
import dev.plenum.kernel.peer.grpc.v1.Recall;
import dev.plenum.kernel.peer.grpc.v1.Remembers;
import dev.plenum.kernel.peer.grpc.v1.Retry;
import dev.plenum.kernel.peer.grpc.v1.Submit;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Peer messages as protocol buffers and back. */
final class Frames {
  private Frames() {}

  static Frame write(PeerMessage message) {
    Frame.Builder frame = Frame.newBuilder();
    switch (message) {
      case PeerMessage.Ping(long sent, NodeStatus status) ->
          frame.setPing(
              Ping.newBuilder().setSentMillis(sent).setStatus(StatusFrames.write(status)));
      case PeerMessage.Pong(long pinged, long received, long sent, NodeStatus status) ->
          frame.setPong(
              Pong.newBuilder()
                  .setPingSentMillis(pinged)
                  .setReceivedMillis(received)
                  .setSentMillis(sent)
                  .setStatus(StatusFrames.write(status)));
      case PeerMessage.Prepare prepare -> frame.setPrepare(write(prepare));
      case PeerMessage.Prepared(long epoch, long lastSeq, boolean held) ->
          frame.setPrepared(
              Prepared.newBuilder().setEpoch(epoch).setLastSeq(lastSeq).setHeld(held));
      case PeerMessage.Committed(long epoch, long seq, byte[] root) ->
          frame.setCommitted(
              Committed.newBuilder().setEpoch(epoch).setSeq(seq).setRoot(bytes(root)));
      case PeerMessage.Begin(long epoch, Position from) ->
          frame.setBegin(
              Committed.newBuilder()
                  .setEpoch(epoch)
                  .setSeq(from.seq())
                  .setRoot(bytes(from.root())));
      case PeerMessage.Refused refused -> frame.setRefused(RefusalFrames.write(refused));
      case PeerMessage.Remembers(long epoch, long upTo) ->
          frame.setRemembers(Remembers.newBuilder().setEpoch(epoch).setUpTo(upTo));
      case PeerMessage.Recall(long epoch, long after, boolean refusals) ->
          frame.setRecall(
              Recall.newBuilder().setEpoch(epoch).setAfter(after).setRefusals(refusals));
      case PeerMessage.Recalled recalled -> frame.setRecalled(RecallFrames.write(recalled));
      case PeerMessage.Submit(var commands) -> {
        Submit.Builder submit = Submit.newBuilder();
        commands.forEach(envelope -> submit.addCommands(write(envelope)));
        frame.setSubmit(submit);
      }
      case PeerMessage.HandOn(var commands) -> {
        Submit.Builder handed = Submit.newBuilder();
        commands.forEach(envelope -> handed.addCommands(write(envelope)));
        frame.setHandOn(handed);
      }
      case PeerMessage.Answers(var list) -> {
        Answers.Builder answers = Answers.newBuilder();
        list.forEach(answer -> answers.addAnswers(write(answer)));
        frame.setAnswers(answers);
      }
      case PeerMessage.Places(var list) -> {
        Places.Builder places = Places.newBuilder();
        list.forEach(place -> places.addPlaces(write(place)));
        frame.setPlaces(places);
      }
    }
    return frame.build();
  }

  /** Empty for a frame of a later version that this one does not know. */
  static Optional<PeerMessage> read(Frame frame) {
    return Optional.ofNullable(
        switch (frame.getBodyCase()) {
          case PING ->
              new PeerMessage.Ping(
                  frame.getPing().getSentMillis(), StatusFrames.read(frame.getPing().getStatus()));
          case PONG -> read(frame.getPong());
          case PREPARE -> read(frame.getPrepare());
          case PREPARED ->
              new PeerMessage.Prepared(
                  frame.getPrepared().getEpoch(),
                  frame.getPrepared().getLastSeq(),
                  frame.getPrepared().getHeld());
          case COMMITTED ->
              new PeerMessage.Committed(
                  frame.getCommitted().getEpoch(),
                  frame.getCommitted().getSeq(),
                  frame.getCommitted().getRoot().toByteArray());
          case BEGIN ->
              new PeerMessage.Begin(
                  frame.getBegin().getEpoch(),
                  new Position(
                      frame.getBegin().getSeq(), frame.getBegin().getRoot().toByteArray()));
          case REFUSED -> RefusalFrames.read(frame.getRefused());
          case REMEMBERS ->
              new PeerMessage.Remembers(
                  frame.getRemembers().getEpoch(), frame.getRemembers().getUpTo());
          case RECALL ->
              new PeerMessage.Recall(
                  frame.getRecall().getEpoch(),
                  frame.getRecall().getAfter(),
                  frame.getRecall().getRefusals());
          case RECALLED -> RecallFrames.read(frame.getRecalled());
          case SUBMIT ->
              new PeerMessage.Submit(
                  frame.getSubmit().getCommandsList().stream().map(Frames::read).toList());
          case HAND_ON ->
              new PeerMessage.HandOn(
                  frame.getHandOn().getCommandsList().stream().map(Frames::read).toList());
          case ANSWERS ->
              new PeerMessage.Answers(
                  frame.getAnswers().getAnswersList().stream().map(Frames::read).toList());
          case PLACES ->
              new PeerMessage.Places(
                  frame.getPlaces().getPlacesList().stream().map(Frames::read).toList());
          case BODY_NOT_SET -> null;
        });
  }

  private static Prepare write(PeerMessage.Prepare prepare) {
    return Prepare.newBuilder()
        .setEpoch(prepare.epoch())
        .setInstance(prepare.instance())
        .setRoot(bytes(prepare.root()))
        .setFirstSeq(prepare.firstSeq())
        .setCount(prepare.entries().size())
        .setEntries(EntryPack.pack(prepare.entries()))
        .build();
  }

  private static PeerMessage.Prepare read(Prepare prepare) {
    if (prepare.getCount() == 0 || prepare.getFirstSeq() < 1) {
      throw new IllegalArgumentException("a batch without entries or a place for them");
    }
    return new PeerMessage.Prepare(
        prepare.getEpoch(),
        prepare.getInstance(),
        EntryPack.unpack(
            prepare.getEntries(), prepare.getEpoch(), prepare.getFirstSeq(), prepare.getCount()),
        prepare.getRoot().toByteArray());
  }

  private static Envelope write(PeerMessage.Envelope envelope) {
    Stamp stamp = envelope.stamp();
    return Envelope.newBuilder()
        .setCommandHigh(stamp.commandId().getMostSignificantBits())
        .setCommandLow(stamp.commandId().getLeastSignificantBits())
        .setActor(stamp.actor())
        .setReceivedMillis(stamp.receivedAt().toEpochMilli())
        .setLamport(stamp.lamport())
        .setCommand(bytes(envelope.command()))
        .setContent(bytes(envelope.content().sha256()))
        .setEpoch(envelope.epoch())
        .build();
  }

  private static PeerMessage.Envelope read(Envelope envelope) {
    return new PeerMessage.Envelope(
        new Stamp(
            new UUID(envelope.getCommandHigh(), envelope.getCommandLow()),
            envelope.getActor(),
            Instant.ofEpochMilli(envelope.getReceivedMillis()),
            envelope.getLamport()),
        envelope.getCommand().toByteArray(),
        new Content(envelope.getContent().toByteArray()),
        envelope.getEpoch());
  }

  private static Answer write(PeerMessage.Answer answer) {
    Answer.Builder builder =
        Answer.newBuilder()
            .setCommandHigh(answer.commandId().getMostSignificantBits())
            .setCommandLow(answer.commandId().getLeastSignificantBits())
            .setEpoch(answer.epoch());
    switch (answer.outcome()) {
      case Outcome.Accepted(Receipt receipt) ->
          builder.setAccepted(
              Accepted.newBuilder()
                  .setShard(receipt.shard())
                  .setSeq(receipt.seq())
                  .setEpoch(receipt.epoch())
                  .setTime(receipt.time().packed())
                  .setLeaf(receipt.leaf()));
      case Outcome.Rejected(Rejection rejection) ->
          builder.setRejected(RefusalFrames.write(rejection));
      case Outcome.Retry(var reason, Duration after) ->
          builder.setRetry(
              Retry.newBuilder().setReason(reason.name()).setAfterMillis(after.toMillis()));
    }
    return builder.build();
  }

  private static PeerMessage.Answer read(Answer answer) {
    UUID id = new UUID(answer.getCommandHigh(), answer.getCommandLow());
    return new PeerMessage.Answer(
        id,
        switch (answer.getOutcomeCase()) {
          case ACCEPTED -> {
            Accepted accepted = answer.getAccepted();
            yield new Outcome.Accepted(
                new Receipt(
                    accepted.getShard(),
                    accepted.getSeq(),
                    accepted.getEpoch(),
                    new HybridTime(accepted.getTime()),
                    id,
                    accepted.getLeaf()));
          }
          case REJECTED -> new Outcome.Rejected(RefusalFrames.read(answer.getRejected()));
          case RETRY ->
              new Outcome.Retry(
                  reason(answer.getRetry().getReason()),
                  Duration.ofMillis(answer.getRetry().getAfterMillis()));
          case OUTCOME_NOT_SET ->
              new Outcome.Retry(Outcome.RetryReason.Timeout, Duration.ofSeconds(1));
        },
        answer.getEpoch());
  }

  /** A later version may have other reasons to ask again; asking again is what it says anyway. */
  private static Outcome.RetryReason reason(String name) {
    for (Outcome.RetryReason reason : Outcome.RetryReason.values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    return Outcome.RetryReason.Timeout;
  }

  private static Place write(PeerMessage.Place place) {
    return Place.newBuilder()
        .setCommandHigh(place.commandId().getMostSignificantBits())
        .setCommandLow(place.commandId().getLeastSignificantBits())
        .setPosition(place.position())
        .setEstimateMillis(place.estimate().toMillis())
        .build();
  }

  private static PeerMessage.Place read(Place place) {
    return new PeerMessage.Place(
        new UUID(place.getCommandHigh(), place.getCommandLow()),
        place.getPosition(),
        Duration.ofMillis(place.getEstimateMillis()));
  }

  private static PeerMessage.Pong read(Pong pong) {
    return new PeerMessage.Pong(
        pong.getPingSentMillis(),
        pong.getReceivedMillis(),
        pong.getSentMillis(),
        StatusFrames.read(pong.getStatus()));
  }

  private static ByteString bytes(byte[] bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes);
  }
}
