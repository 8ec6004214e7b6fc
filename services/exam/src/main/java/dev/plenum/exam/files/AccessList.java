package dev.plenum.exam.files;

import dev.plenum.exam.domain.roster.Roster;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.kernel.hash.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in, with which code: a roster file in memory. Codes are kept only as keyed hashes.
 *
 * @param people in the order of roll numbers
 * @param digest names the roster as the ledger sees it: pseudonyms, roles, order and extra time
 */
public record AccessList(
    List<Person> people,
    Map<String, Person> byCode,
    Map<String, Person> byPseudonym,
    Map<String, Person> byRoll,
    String digest) {

  public static final AccessList EMPTY =
      new AccessList(List.of(), Map.of(), Map.of(), Map.of(), "");

  public static AccessList of(List<RosterFile.Line> lines, Pseudonyms pseudonyms) {
    List<RosterFile.Line> ordered =
        lines.stream()
            .sorted(Comparator.comparing(RosterFile.Line::roll, RollOrder.NATURAL))
            .toList();
    List<Person> people = new ArrayList<>(lines.size());
    Map<String, Person> byCode = HashMap.newHashMap(lines.size());
    Map<String, Person> byPseudonym = HashMap.newHashMap(lines.size());
    Map<String, Person> byRoll = HashMap.newHashMap(lines.size());
    for (RosterFile.Line line : ordered) {
      Person person =
          new Person(
              pseudonyms.participant(line.roll()),
              line.roll(),
              line.name(),
              line.role(),
              people.size(),
              line.extra());
      people.add(person);
      byCode.put(pseudonyms.code(line.code()), person);
      byPseudonym.put(person.pseudonym(), person);
      byRoll.put(person.roll(), person);
    }
    return new AccessList(List.copyOf(people), byCode, byPseudonym, byRoll, digest(people));
  }

  public @Nullable Person byCode(String codeHash) {
    return byCode.get(codeHash);
  }

  public @Nullable Person byPseudonym(String pseudonym) {
    return byPseudonym.get(pseudonym);
  }

  public @Nullable Person byRoll(String roll) {
    return byRoll.get(roll);
  }

  /** The roster for the ledger, in chunks, in the order of pseudonyms. */
  public List<List<RosterLine>> chunks() {
    List<RosterLine> all =
        people.stream()
            .map(AccessList::line)
            .sorted(Comparator.comparing(RosterLine::pseudonym))
            .toList();
    List<List<RosterLine>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += Roster.CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + Roster.CHUNK)));
    }
    return chunks;
  }

  private static RosterLine line(Person person) {
    return new RosterLine(person.pseudonym(), person.role(), person.rollOrder(), person.extra());
  }

  private static String digest(List<Person> people) {
    StringBuilder known = new StringBuilder();
    people.stream()
        .map(AccessList::line)
        .forEach(line -> known.append(line.toString()).append('\n'));
    return Sha256.hex(known.toString());
  }
}
