package dev.plenum.simulation.world;

import dev.plenum.kernel.peer.PeerMessage;
import java.util.UUID;
import java.util.stream.Collectors;

/** Messages in a story's words. */
final class Told {
  private Told() {}

  static String of(PeerMessage message) {
    return switch (message) {
      case PeerMessage.Ping _ -> "Ping";
      case PeerMessage.Pong _ -> "Pong";
      case PeerMessage.Prepare p ->
          "Prepare epoch %d, %d to %d %s"
              .formatted(
                  p.epoch(),
                  p.firstSeq(),
                  p.lastSeq(),
                  p.entries().stream()
                      .map(entry -> id(entry.commandId()))
                      .collect(Collectors.joining(" ")));
      case PeerMessage.Prepared p ->
          "Prepared epoch %d, %d: %s".formatted(p.epoch(), p.lastSeq(), p.held());
      case PeerMessage.Begin b -> "Begin epoch %d from %s".formatted(b.epoch(), b.from());
      case PeerMessage.Committed c -> "Committed epoch %d, %d".formatted(c.epoch(), c.seq());
      case PeerMessage.Refused r ->
          r.refusals().stream()
              .map(refusal -> id(refusal.commandId()))
              .collect(
                  Collectors.joining(
                      " ", "Refused epoch %d from %d: ".formatted(r.epoch(), r.first()), ""));
      case PeerMessage.Remembers r -> "Remembers epoch %d up to %d".formatted(r.epoch(), r.upTo());
      case PeerMessage.Recall r -> "Recall epoch %d after %d".formatted(r.epoch(), r.after());
      case PeerMessage.Recalled r ->
          "Recalled epoch %d: %s, %d entries and %d refusals"
              .formatted(r.epoch(), r.memory(), r.entries().size(), r.refusals().size());
      case PeerMessage.Submit s -> "Submit " + envelopes(s.commands());
      case PeerMessage.HandOn h -> "HandOn " + envelopes(h.commands());
      case PeerMessage.Answers a ->
          a.answers().stream()
              .map(answer -> id(answer.commandId()) + "=" + answer.outcome())
              .collect(Collectors.joining(" ", "Answers ", ""));
      case PeerMessage.Places _ -> "Places";
    };
  }

  private static String envelopes(java.util.List<PeerMessage.Envelope> envelopes) {
    return envelopes.stream()
        .map(envelope -> id(envelope.stamp().commandId()) + "@" + envelope.epoch())
        .collect(Collectors.joining(" "));
  }

  /** Enough of an id to tell it from the others of a world. */
  static String id(UUID id) {
    return id.toString().substring(0, 4);
  }
}
