package dev.plenum.kernel.peer.grpc;

import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.grpc.v1.Refusal;
import dev.plenum.kernel.peer.grpc.v1.Refused;
import dev.plenum.kernel.peer.grpc.v1.Rejected;
import java.time.Duration;
import java.util.UUID;

/** Refusals as protocol buffers and back. */
final class RefusalFrames {
  private RefusalFrames() {}

  static Refused write(PeerMessage.Refused refused) {
    Refused.Builder frame =
        Refused.newBuilder()
            .setEpoch(refused.epoch())
            .setOldest(refused.oldest())
            .setFirst(refused.first());
    refused.refusals().forEach(refusal -> frame.addRefusals(write(refusal)));
    return frame.build();
  }

  static PeerMessage.Refused read(Refused frame) {
    return new PeerMessage.Refused(
        frame.getEpoch(),
        frame.getOldest(),
        frame.getFirst(),
        frame.getRefusalsList().stream().map(RefusalFrames::read).toList());
  }

  static Refusal write(PeerMessage.Remembered refusal) {
    return Refusal.newBuilder()
        .setCommandHigh(refusal.commandId().getMostSignificantBits())
        .setCommandLow(refusal.commandId().getLeastSignificantBits())
        .setActor(refusal.actor())
        .setRejected(write(refusal.rejection()))
        .setAgeMillis(refusal.age().toMillis())
        .build();
  }

  static PeerMessage.Remembered read(Refusal frame) {
    return new PeerMessage.Remembered(
        new UUID(frame.getCommandHigh(), frame.getCommandLow()),
        frame.getActor(),
        read(frame.getRejected()),
        Duration.ofMillis(frame.getAgeMillis()));
  }

  static Rejected write(Rejection rejection) {
    Rejected.Builder frame =
        Rejected.newBuilder().setReason(rejection.reason()).setDetail(rejection.detail());
    if (rejection.field() != null) {
      frame.setField(rejection.field());
    }
    return frame.build();
  }

  static Rejection read(Rejected frame) {
    return new Rejection(
        frame.getReason(), frame.getDetail(), frame.hasField() ? frame.getField() : null);
  }
}
