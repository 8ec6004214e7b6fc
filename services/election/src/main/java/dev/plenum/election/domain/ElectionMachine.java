package dev.plenum.election.domain;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** An election as the kernel sees it: a table of contents of who decides what. */
public final class ElectionMachine
    implements StateMachine<Election, ElectionCommand, ElectionEvent> {

  public static final MachineTypes<Election, ElectionCommand, ElectionEvent> TYPES =
      new MachineTypes<>(Election.class, ElectionCommand.class, ElectionEvent.class);

  private static final int STATE_VERSION = 2;

  @Override
  public int stateVersion() {
    return STATE_VERSION;
  }

  @Override
  public Election initial() {
    return Election.INITIAL;
  }

  @Override
  public Decision<ElectionEvent> decide(Election election, Stamped<ElectionCommand> command) {
    Instant now = command.stamp().receivedAt();
    return switch (command.command()) {
      case ElectionCommand.CastBallot cast -> BallotDecider.decide(election, cast, command.stamp());
      case ElectionCommand.ConfigureElection configure ->
          ConfigurationDecider.decide(election, configure, now);
      case ElectionCommand.ImportRollChunk chunk -> RollDecider.decide(election, chunk);
      case ElectionCommand.SealRoll seal -> RollDecider.decide(election, seal);
      case ElectionCommand.RegisterVoter register -> RollDecider.decide(election, register);
      case ElectionCommand.OpenElection open -> LifecycleDecider.open(election, open, now);
      case ElectionCommand.PauseElection _ -> LifecycleDecider.pause(election, now);
      case ElectionCommand.ResumeElection _ -> LifecycleDecider.resume(election, now);
      case ElectionCommand.CloseElection close -> LifecycleDecider.close(election, close, now);
      case ElectionCommand.SetClosingTime set ->
          LifecycleDecider.setClosingTime(election, set, now);
      case ElectionCommand.CountBallots count -> LifecycleDecider.count(election, count, now);
      case ElectionCommand.PublishResults _ -> LifecycleDecider.publish(election, now);
    };
  }

  @Override
  public Election evolve(Election election, ElectionEvent event, EntryContext context) {
    return Evolution.evolve(election, event, context);
  }

  /** A ballot is the same with a later beacon, and however its contests are ordered. */
  @Override
  public ElectionCommand identity(ElectionCommand command) {
    return command instanceof ElectionCommand.CastBallot(String voter, List<Marks> marks, var _)
        ? new ElectionCommand.CastBallot(voter, Marks.chosen(marks), null)
        : command;
  }

  @Override
  public Comparator<Stamped<ElectionCommand>> order() {
    return CommandOrder.COMPARATOR;
  }

  @Override
  public List<Due<ElectionCommand>> due(Election election, Instant now) {
    return Schedule.due(election, now);
  }
}
