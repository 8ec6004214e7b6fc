package dev.plenum.node.wiring;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;

/**
 * What a domain brings to the kernel. Its adapters are the beans of one package, which asks to be
 * loaded for its kind only.
 */
public interface Domain<S, C, E> {

  /** The property that packages of adapters require; its value is a {@link #kind()}. */
  String PROPERTY = "plenum.kind";

  /** The kind of its resources. */
  String kind();

  StateMachine<S, C, E> machine();

  MachineTypes<S, C, E> types();

  /** What admission a resource has that says nothing of it. */
  Admission admission();
}
