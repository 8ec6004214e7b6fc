package dev.plenum.node.election;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.ElectionMachine;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.node.wiring.Domain;

/** Elections. */
public final class ElectionDomain implements Domain<Election, ElectionCommand, ElectionEvent> {

  @Override
  public String kind() {
    return "Election";
  }

  @Override
  public StateMachine<Election, ElectionCommand, ElectionEvent> machine() {
    return new ElectionMachine();
  }

  @Override
  public MachineTypes<Election, ElectionCommand, ElectionEvent> types() {
    return ElectionMachine.TYPES;
  }

  @Override
  public Admission admission() {
    return new Admission(5, 10_000, false);
  }
}
