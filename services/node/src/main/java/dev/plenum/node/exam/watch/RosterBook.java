package dev.plenum.node.exam.watch;

import dev.plenum.exam.files.AccessList;
import dev.plenum.exam.files.Person;
import dev.plenum.exam.http.People;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The roster file as this node last read it. Names and roll numbers live here and nowhere else. */
@Singleton
public final class RosterBook implements People {
  private volatile AccessList current = AccessList.EMPTY;
  private volatile @Nullable String error;

  public AccessList current() {
    return current;
  }

  /** What is wrong with the file as it now is; the last good one stays in use. */
  public @Nullable String error() {
    return error;
  }

  void read(AccessList list) {
    current = list;
    error = null;
  }

  void failed(String problem) {
    error = problem;
  }

  @Override
  public People.Person of(String pseudonym) {
    Person person = current.byPseudonym(pseudonym);
    return person == null
        ? new People.Person("", pseudonym)
        : new People.Person(person.roll(), person.name());
  }

  /** Who has a roll number; null where nobody does. */
  public @Nullable String pseudonym(String roll) {
    Person person = current.byRoll(roll);
    return person == null ? null : person.pseudonym();
  }
}
