package dev.plenum.kernel.ledger;

/**
 * Keeps which founding of its memory-only consensus group a resource is at. Every method may throw
 * {@link StoreException}.
 */
public interface GenerationStore {

  /** The generation in force; 0 before it was first raised. */
  Generation generation();

  /**
   * Raises the generation if it still is {@code expected}.
   *
   * @return the generation in force afterwards, raised by whomever
   */
  Generation raiseGeneration(long expected, int cpMembers);

  /**
   * Which founding of the consensus group is in force.
   *
   * @param number part of the consensus cluster's name
   * @param cpMembers how many members found that generation's consensus group
   */
  record Generation(long number, int cpMembers) {}
}
