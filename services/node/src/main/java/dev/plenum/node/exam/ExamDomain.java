package dev.plenum.node.exam;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.ExamMachine;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.node.wiring.Domain;

/** Exams. */
public final class ExamDomain implements Domain<Exam, ExamCommand, ExamEvent> {

  @Override
  public String kind() {
    return "ExamSession";
  }

  @Override
  public StateMachine<Exam, ExamCommand, ExamEvent> machine() {
    return new ExamMachine();
  }

  @Override
  public MachineTypes<Exam, ExamCommand, ExamEvent> types() {
    return ExamMachine.TYPES;
  }

  @Override
  public Admission admission() {
    return new Admission(3, 5_000, true);
  }
}
