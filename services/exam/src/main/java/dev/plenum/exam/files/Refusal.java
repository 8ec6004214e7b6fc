package dev.plenum.exam.files;

/** Who is told what of a text cannot be read, so that its item is refused by name. */
@FunctionalInterface
interface Refusal {
  /**
   * Takes note.
   *
   * @param part what of the item it is, as {@link Draft#at} has it
   */
  void of(String part, String found, String rule);
}
