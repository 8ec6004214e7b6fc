package dev.plenum.kernel.member;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.admission.WaitingLine;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.reign.Reign;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways of commands to the leader and of answers back, one outbox a node and direction. */
final class Routes<C> implements Forwarder.Route<C>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Routes.class);
  private static final Duration SOON = Duration.ofMillis(100);

  private final PeerMesh mesh;
  private final MachineCodec<?, C, ?> codec;
  private final Leading<?, C, ?> leading;
  private final Map<String, Batcher<PeerMessage.Envelope>> commands = new ConcurrentHashMap<>();
  private final Map<String, Batcher<PeerMessage.Envelope>> handed = new ConcurrentHashMap<>();
  private final Map<String, Batcher<PeerMessage.Answer>> answers = new ConcurrentHashMap<>();
  private final Map<String, Batcher<PeerMessage.Place>> places = new ConcurrentHashMap<>();
  private final Work work;
  private final LocalSink here = new LocalSink();
  private Forwarder<C> local;

  @SuppressWarnings("NullAway.Init") // set right after construction, by deliverTo
  Routes(MemberParts<?, C, ?> parts, Leading<?, C, ?> leading) {
    this.mesh = parts.mesh();
    this.codec = parts.codec();
    this.work = parts.work();
    this.leading = leading;
  }

  void deliverTo(Forwarder<C> forwarder) {
    local = forwarder;
  }

  @Override
  public OptionalLong leading() {
    Reign<?, C, ?> mine = leading.reign();
    if (mine != null && !mine.over()) {
      return OptionalLong.of(mine.epoch());
    }
    Optional<PeerTable.Leader> peer = leading.leadingPeer();
    return peer.isPresent() ? OptionalLong.of(peer.get().epoch()) : OptionalLong.empty();
  }

  @Override
  public boolean send(Submission<C> submission, Content content, long epoch) {
    Reign<?, C, ?> mine = leading.reign();
    if (mine != null && mine.epoch() == epoch) {
      join(mine, submission.stamp(), submission.command(), content, here);
      return true;
    }
    Optional<PeerTable.Leader> leader = leading.leadingPeer().filter(peer -> peer.epoch() == epoch);
    leader.ifPresent(peer ->
        outbox(commands, peer.node(), PeerMessage.Submit::new)
            .add(envelope(submission, content, epoch)));
    return leader.isPresent();
  }

  /** Asks a peer to bring the command to the leader for this node. */
  void handOn(String peer, Submission<C> submission, Content content, long epoch) {
    outbox(handed, peer, PeerMessage.HandOn::new).add(envelope(submission, content, epoch));
  }

  private PeerMessage.Envelope envelope(Submission<C> submission, Content content, long epoch) {
    return new PeerMessage.Envelope(
        submission.stamp(), codec.command(submission.command()), content, epoch);
  }

  /** Commands that a busier peer was given; the answers go back to it. */
  void takenOver(String from, PeerMessage.HandOn handedOn) {
    RemoteSink sink = new RemoteSink(from);
    for (PeerMessage.Envelope envelope : handedOn.commands()) {
      Stamp stamp = envelope.stamp();
      UUID id = stamp.commandId();
      Optional<C> command = understood(envelope, sink);
      if (command.isEmpty()) {
        continue;
      }
      var submission =
          new Submission<>(id, stamp.actor(), stamp.receivedAt(), stamp.lamport(), command.get());
      var _ =
          local
              .takeOver(
                  submission,
                  envelope.content(),
                  envelope.epoch(),
                  place -> sink.place(id, place.position(), place.estimate()))
              .thenAccept(told -> sink.answer(id, told.outcome(), told.epoch()));
    }
  }

  /** Commands from a peer that takes this node for the leader. */
  void received(String from, PeerMessage.Submit submit) {
    Reign<?, C, ?> mine = leading.reign();
    RemoteSink sink = new RemoteSink(from);
    for (PeerMessage.Envelope envelope : submit.commands()) {
      UUID id = envelope.stamp().commandId();
      if (mine == null) {
        sink.answer(id, new Outcome.Retry(RetryReason.NoLeader, SOON), 0);
      } else if (mine.epoch() != envelope.epoch()) {
        sink.answer(id, new Outcome.Retry(RetryReason.LeaderChanged, SOON), 0);
      } else {
        understood(envelope, sink)
            .ifPresent(command -> join(mine, envelope.stamp(), command, envelope.content(), sink));
      }
    }
  }

  /**
   * The command, if this version knows all of it. If not, the sender is told to ask again, and not
   * that it is refused: an upgraded leader may have recorded it before this one.
   */
  private Optional<C> understood(PeerMessage.Envelope envelope, Pending.AnswerSink sink) {
    try {
      return Optional.of(codec.command(envelope.command()));
    } catch (RuntimeException e) {
      log.debug("a peer's command is not known to this version: {}", e.toString());
      sink.answer(
          envelope.stamp().commandId(), new Outcome.Retry(RetryReason.UpgradeUnderWay, SOON), 0);
      return Optional.empty();
    }
  }

  private void join(
      Reign<?, C, ?> reign, Stamp stamp, C command, Content content, Pending.AnswerSink sink) {
    Stamped<C> stamped = new Stamped<>(stamp, command);
    Pending<C> pending = new Pending<>(stamped, content, sink, work.nanos());
    switch (reign.line().join(pending)) {
      case Waiting, AlreadyHere -> {}
      case Taken -> refuse(pending, KernelReason.CommandIdTaken, reign.epoch());
      case Reused -> refuse(pending, KernelReason.CommandIdReused, reign.epoch());
      case Full ->
          pending.answer(
              new Outcome.Retry(RetryReason.QueueFull, estimate(reign.line())), reign.epoch());
      case Closed -> pending.answer(new Outcome.Retry(RetryReason.LeaderChanged, SOON), 0);
    }
  }

  private static void refuse(Pending<?> pending, KernelReason reason, long epoch) {
    pending.answer(new Outcome.Rejected(reason.rejection()), epoch);
  }

  private static Duration estimate(WaitingLine<?> line) {
    return Duration.ofMillis(Math.clamp(line.waiting(), 500, 30_000));
  }

  private final class LocalSink implements Pending.AnswerSink {
    @Override
    public void answer(UUID commandId, Outcome outcome, long epoch) {
      local.answered(commandId, outcome, epoch);
    }

    @Override
    public void place(UUID commandId, int position, Duration estimate) {
      local.place(commandId, position, estimate);
    }
  }

  /** Of one node, however often that sends a command. */
  private final class RemoteSink implements Pending.AnswerSink {
    private final String node;

    RemoteSink(String node) {
      this.node = node;
    }

    @Override
    public void answer(UUID commandId, Outcome outcome, long epoch) {
      outbox(answers, node, PeerMessage.Answers::new)
          .add(new PeerMessage.Answer(commandId, outcome, epoch));
    }

    @Override
    public void place(UUID commandId, int position, Duration estimate) {
      outbox(places, node, PeerMessage.Places::new)
          .add(new PeerMessage.Place(commandId, position, estimate));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Routes<?>.RemoteSink sink && node.equals(sink.node);
    }

    @Override
    public int hashCode() {
      return node.hashCode();
    }
  }

  private <T> Batcher<T> outbox(
      Map<String, Batcher<T>> boxes, String node, Function<List<T>, PeerMessage> message) {
    return boxes.computeIfAbsent(
        node,
        name ->
            new Batcher<>(
                work, "outbox-" + name, things -> mesh.send(name, message.apply(things))));
  }

  @Override
  public void close() {
    commands.values().forEach(Batcher::close);
    handed.values().forEach(Batcher::close);
    answers.values().forEach(Batcher::close);
    places.values().forEach(Batcher::close);
  }
}
