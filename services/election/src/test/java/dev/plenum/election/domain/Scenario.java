package dev.plenum.election.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Given commands, when one more, then its events or its refusal. */
public final class Scenario {
  public static final Instant T0 = Instant.parse("2027-01-31T10:00:00Z");
  public static final Instant CLOSE = T0.plus(Duration.ofHours(2));

  private final ElectionMachine machine = new ElectionMachine();
  private final MachineCodec<Election, ElectionCommand, ElectionEvent> codec =
      new MachineCodec<>(ElectionMachine.TYPES);
  private Election state = machine.initial();
  private long seq;
  private Instant now = T0;
  private @Nullable Decision<ElectionEvent> last;

  public static Scenario configured(Manifest manifest) {
    return new Scenario().given(new ElectionCommand.ConfigureElection(manifest));
  }

  /** Configured, with voters v0, v1, … of weight one. */
  public static Scenario ready(Manifest manifest, int voters) {
    List<RollVoter> roll =
        IntStream.range(0, voters).mapToObj(i -> new RollVoter("v" + i, 1)).toList();
    return configured(manifest)
        .given(new ElectionCommand.ImportRollChunk("roll", 0, roll))
        .given(new ElectionCommand.SealRoll("roll", 1, voters));
  }

  public static Scenario open(Manifest manifest, int voters) {
    return ready(manifest, voters).given(new ElectionCommand.OpenElection(null));
  }

  public static CastBallotBuilder ballot(String voter, String... options) {
    return new CastBallotBuilder(voter, List.of(options), null);
  }

  /** A ballot for the contest {@code chair}. */
  public record CastBallotBuilder(String voter, List<String> options, @Nullable Instant beacon) {
    public CastBallotBuilder heard(Instant time) {
      return new CastBallotBuilder(voter, options, time);
    }

    public ElectionCommand.CastBallot cast() {
      return new ElectionCommand.CastBallot(voter, List.of(new Marks("chair", options)), beacon);
    }
  }

  public Scenario at(Instant time) {
    now = time;
    return this;
  }

  public Scenario given(ElectionCommand command) {
    when(command);
    assertThat(last).isInstanceOf(Decision.Accepted.class);
    return this;
  }

  public Scenario when(CastBallotBuilder ballot) {
    return when(ballot.cast());
  }

  public Scenario when(ElectionCommand command) {
    // What the kernel writes and reads must be what was meant.
    ElectionCommand travelled = codec.command(codec.command(command));
    assertThat(travelled).isEqualTo(command);
    Stamp stamp = new Stamp(UUID.nameUUIDFromBytes(new byte[] {(byte) seq}), "someone", now, 0);
    last = machine.decide(state, new Stamped<>(stamp, travelled));
    if (last instanceof Decision.Accepted<ElectionEvent> accepted) {
      seq++;
      var context =
          new EntryContext(
              seq, HybridTime.of(now.toEpochMilli(), 0), stamp.commandId(), stamp.actor());
      for (ElectionEvent event : codec.events(codec.events(accepted.events()))) {
        state = machine.evolve(state, event, context);
      }
    }
    return this;
  }

  public List<ElectionEvent> events() {
    assertThat(last).isInstanceOf(Decision.Accepted.class);
    return last instanceof Decision.Accepted<ElectionEvent> accepted
        ? new ArrayList<>(accepted.events())
        : List.of();
  }

  public Scenario thenAccepted() {
    assertThat(last).isInstanceOf(Decision.Accepted.class);
    return this;
  }

  public Scenario thenRefused(Reason reason) {
    assertThat(reason()).isEqualTo(reason.name());
    return this;
  }

  public String reason() {
    return last instanceof Decision.Rejected<ElectionEvent> rejected
        ? rejected.rejection().reason()
        : "accepted";
  }

  public String field() {
    return last instanceof Decision.Rejected<ElectionEvent> rejected
        ? String.valueOf(rejected.rejection().field())
        : "accepted";
  }

  public Election state() {
    return state;
  }

  public ElectionMachine machine() {
    return machine;
  }

  /** The state after it was written as a snapshot and read again. */
  public Election snapshot() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      codec.state(state, out);
      return codec.state(new ByteArrayInputStream(out.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
