package dev.plenum.kernel.machine;

/** Why the kernel itself refuses a command, whatever the domain. */
public enum KernelReason {
  /** The id stands for a command of somebody else. */
  CommandIdTaken(
      "This command id stands for what somebody else sent. Send this with an id of its own."),
  /** The id stands for another command of the same sender. */
  CommandIdReused(
      "Something else was sent with this command id. What was sent first counts; send this with an"
          + " id of its own."),
  /** What it would record is of a form that not every node reads yet. */
  UpgradeUnderWay(
      "This system is being upgraded, and not all of its nodes know yet what this would record."
          + " Nothing was changed; when the upgrade is complete, send this with another id."),
  /** The domain failed over it: a fault of the program, held to this one command. */
  DecisionFailed(
      "A fault of the program kept this from being decided. Nothing was changed; tell whoever runs"
          + " this system, whose log has the reason.");

  private final String sentence;

  KernelReason(String sentence) {
    this.sentence = sentence;
  }

  /** This refusal as a value. */
  public Rejection rejection() {
    return Rejection.of(name(), sentence);
  }

  /** Whether the kernel, not the domain, refused it for this. */
  public boolean is(Rejection rejection) {
    return name().equals(rejection.reason());
  }
}
