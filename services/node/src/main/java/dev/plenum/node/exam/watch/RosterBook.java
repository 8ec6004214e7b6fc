package dev.plenum.node.exam.watch;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.files.AccessList;
import dev.plenum.exam.http.People;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The roster file as this node last read it. Names and roll numbers live here and nowhere else. */
@Singleton
public final class RosterBook implements People {
  private volatile AccessList current = AccessList.EMPTY;
  private volatile @Nullable String error;
  private final AtomicInteger reading = new AtomicInteger();

  public AccessList current() {
    return current;
  }

  /** What is wrong with the file as it now is; the last good one stays in use. */
  public @Nullable String error() {
    return error;
  }

  /**
   * Whether those who sit this exam can sign in here. A node that found no usable roster, or
   * another one than the exam began with, must not tell students that their codes are wrong.
   */
  public boolean serves(Exam exam) {
    return !exam.phase().begun() || exam.phase().over() || !current.people().isEmpty();
  }

  /** Counts how often the file was read. */
  public int reading() {
    return reading.get();
  }

  void read(AccessList list) {
    current = list;
    reading.incrementAndGet();
    error = null;
  }

  void failed(String problem) {
    error = problem;
  }

  @Override
  public Person of(String pseudonym) {
    var person = current.byPseudonym(pseudonym);
    return person == null ? new Person("", pseudonym) : new Person(person.roll(), person.name());
  }

  /** Who has a roll number; null where nobody does. */
  public @Nullable String pseudonym(String roll) {
    var person = current.byRoll(roll);
    return person == null ? null : person.pseudonym();
  }
}
