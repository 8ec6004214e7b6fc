package dev.plenum.node.exam;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.files.Pseudonyms;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Caller;
import dev.plenum.node.security.People;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roster: everybody on it logs in by a code. */
@Singleton
final class ExamPeople implements People {
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private final Pseudonyms pseudonyms;

  ExamPeople(Shard<Exam, ExamCommand, ExamEvent> shard, RosterBook roster, Pseudonyms pseudonyms) {
    this.shard = shard;
    this.roster = roster;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public @Nullable Person byCode(String code) {
    if (!roster.serves(shard.view().state())) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "RosterUnusable",
          "This node cannot read the roster at present. Your code may well be right: try again"
              + " soon.",
          null,
          LATER);
    }
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
