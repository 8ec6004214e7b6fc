package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeEvent;
import dev.plenum.exam.domain.SheetEvent;
import dev.plenum.exam.http.StoryLine;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.codec.MachineCodec;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are about which student. Built from the ledger when somebody first asks, and
 * brought up to date whenever somebody asks again.
 */
@Singleton
final class StoryIndex {

  private final Backend<?, ?, ?> backend;
  private final MachineCodec<Exam, ExamCommand, ExamEvent> codec;
  private final Map<String, List<Long>> byStudent = new HashMap<>();
  private final List<Long> everybody = new ArrayList<>();
  private long upTo;

  StoryIndex(Backend<?, ?, ?> backend, MachineCodec<Exam, ExamCommand, ExamEvent> codec) {
    this.backend = backend;
    this.codec = codec;
  }

  /** Positions of the entries about a student, in order. */
  synchronized SortedSet<Long> of(String student) {
    catchUp();
    TreeSet<Long> positions = new TreeSet<>(byStudent.getOrDefault(student, List.of()));
    positions.addAll(everybody);
    return positions;
  }

  private void catchUp() {
    backend.eachEntry(
        upTo + 1,
        entry -> {
          codec.events(entry.events()).forEach(event -> add(event, entry.seq()));
          upTo = entry.seq();
        });
  }

  private void add(ExamEvent event, long seq) {
    switch (event) {
      case AttemptEvent.AttemptsExpired expired ->
          expired.students().forEach(student -> add(student, seq));
      case GradeEvent.AttemptsGraded graded ->
          graded.attempts().forEach(one -> add(one.student(), seq));
      case SheetEvent.MarksEntered entered ->
          entered.rows().forEach(row -> add(row.student(), seq));
      case SheetEvent.MarksStaged staged -> staged.rows().forEach(row -> add(row.student(), seq));
      case ConductEvent.MessageSent sent when sent.student() == null -> everybody.add(seq);
      default -> add(StoryLine.student(event), seq);
    }
  }

  private void add(@Nullable String student, long seq) {
    if (student != null) {
      byStudent.computeIfAbsent(student, _ -> new ArrayList<>()).add(seq);
    }
  }
}
