package dev.plenum.election.domain;

import static dev.plenum.election.domain.Scenario.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.domain.ElectionCommand.ConfigureElection;
import dev.plenum.election.domain.ElectionCommand.ImportRollChunk;
import dev.plenum.election.domain.ElectionCommand.OpenElection;
import dev.plenum.election.domain.ElectionCommand.RegisterVoter;
import dev.plenum.election.domain.ElectionCommand.SealRoll;
import dev.plenum.election.domain.ElectionEvent.VoterRegistered;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegistrationTest {
  private static final Manifest OPEN = Manifests.registering(Manifests.chair());
  private static final RegisterVoter WALK_IN = new RegisterVoter("walk-in");

  @Test
  void whereItIsNotAllowedNobodyRegisters() {
    Scenario.ready(Manifests.chair(), 2).when(WALK_IN).thenRefused(Reason.RegistrationClosed);
  }

  @Test
  void beforeTheElectionIsSetUpNobodyRegisters() {
    new Scenario().when(WALK_IN).thenRefused(Reason.NotConfigured);
  }

  @Test
  void whoRegisteredStandsOnTheRollWithOneVoteAndVotes() {
    Scenario scenario = Scenario.ready(OPEN, 2).when(WALK_IN);

    assertThat(scenario.events()).containsExactly(new VoterRegistered("walk-in"));
    assertThat(scenario.state().roll().size()).isEqualTo(3);
    assertThat(scenario.state().roll().weight()).isEqualTo(3);
    scenario.given(new OpenElection(null)).when(ballot("walk-in", "ana")).thenAccepted();
    assertThat(scenario.state().box().weight()).isEqualTo(1);
  }

  @Test
  void aNameOnTheRollIsTaken() {
    Scenario scenario = Scenario.ready(OPEN, 2).given(WALK_IN);

    scenario.when(WALK_IN).thenRefused(Reason.AlreadyRegistered);
    scenario.when(new RegisterVoter("v0")).thenRefused(Reason.AlreadyRegistered);
    assertThat(scenario.state().roll().weight()).isEqualTo(3);
  }

  @Test
  void aNameOnARollThatIsJustComingInIsTaken() {
    Scenario.configured(OPEN)
        .given(new ImportRollChunk("roll", 0, List.of(new RollVoter("v0", 2))))
        .when(new RegisterVoter("v0"))
        .thenRefused(Reason.AlreadyRegistered);
  }

  @Test
  void onceVotingHasBegunNobodyRegisters() {
    Scenario.open(OPEN, 2).when(WALK_IN).thenRefused(Reason.RegistrationOver);
  }

  @Test
  void whoRegisteredStaysWhenAnotherRollFileIsPutInForce() {
    Scenario scenario =
        Scenario.ready(OPEN, 2)
            .given(WALK_IN)
            .given(
                new ImportRollChunk(
                    "second", 0, List.of(new RollVoter("walk-in", 5), new RollVoter("v9", 1))))
            .given(new RegisterVoter("another"))
            .given(new SealRoll("second", 1, 2));

    Roll roll = scenario.state().roll();
    assertThat(roll.voters().keySet().toJavaSet())
        .containsExactlyInAnyOrder("walk-in", "v9", "another");
    // The file says what weight somebody on both has.
    assertThat(roll.weight()).isEqualTo(7);
    assertThat(roll.voters().values().sum().longValue()).isEqualTo(roll.weight());
  }

  @Test
  void aSnapshotKeepsWhoRegistered() {
    Scenario scenario = Scenario.ready(OPEN, 2).given(WALK_IN);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void whetherPeopleMayRegisterIsFixedOnceVotingHasBegun() {
    Scenario scenario = Scenario.open(OPEN, 2).when(new ConfigureElection(Manifests.chair()));
    scenario.thenRefused(Reason.ImmutableOnceOpen);
    assertThat(scenario.field()).isEqualTo("spec.roll.registration");
  }
}
