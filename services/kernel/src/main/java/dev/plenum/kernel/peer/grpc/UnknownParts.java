package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.Message;
import dev.plenum.kernel.peer.PeerMetrics.Unknown;
import dev.plenum.kernel.peer.grpc.v1.Frame;
import dev.plenum.kernel.peer.grpc.v1.Frame.BodyCase;
import dev.plenum.kernel.peer.grpc.v1.NodeStatus;
import java.util.Optional;

/** What of a message this version does not know, because a later one wrote it. */
final class UnknownParts {
  private UnknownParts() {}

  static Optional<Unknown> of(Frame frame) {
    if (frame.getBodyCase() == BodyCase.BODY_NOT_SET) {
      return Optional.of(Unknown.MESSAGE);
    }
    boolean known = frame.getUnknownFields().isEmpty() && knowsAllOf(body(frame));
    return known && knowsAllOf(status(frame)) ? Optional.empty() : Optional.of(Unknown.FIELD);
  }

  /** Only of the message itself: looking into hundreds of commands would cost what reading does. */
  private static boolean knowsAllOf(Message message) {
    return message.getUnknownFields().isEmpty();
  }

  private static Message body(Frame frame) {
    int number = frame.getBodyCase().getNumber();
    return (Message) frame.getField(Frame.getDescriptor().findFieldByNumber(number));
  }

  private static NodeStatus status(Frame frame) {
    return frame.hasPing() ? frame.getPing().getStatus() : frame.getPong().getStatus();
  }
}
