package dev.plenum.node.exam;

import dev.plenum.exam.files.Pseudonyms;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.security.Caller;
import dev.plenum.node.security.People;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roster: everybody on it logs in by a code. */
@Singleton
final class ExamPeople implements People {
  private final RosterBook roster;
  private final Pseudonyms pseudonyms;

  ExamPeople(RosterBook roster, Pseudonyms pseudonyms) {
    this.roster = roster;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public @Nullable Person byCode(String code) {
    var person = roster.current().byCode(pseudonyms.code(code));
    return person == null
        ? null
        : new Person(person.pseudonym(), ExamRole.of(person.role()), person.name());
  }

  @Override
  public Map<String, Object> about(Caller caller) {
    String roll = roster.of(caller.subject()).roll();
    return roll.isEmpty() ? Map.of() : Map.of("roll", roll);
  }
}
