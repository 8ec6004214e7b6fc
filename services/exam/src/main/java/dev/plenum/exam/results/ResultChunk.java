package dev.plenum.exam.results;

import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.results.Results.Student;
import dev.plenum.kernel.codec.CanonicalJson;
import dev.plenum.kernel.hash.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the results as canonical JSON, by roll number and without names.
 *
 * @param number from 1
 * @param students how many are in it
 * @param sha256 of the bytes, hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its digest, which is what it is for.
public record ResultChunk(int number, int students, byte[] bytes, String sha256) {

  /** What the bytes say. */
  record Content(
      String exam,
      int version,
      long seq,
      int chunk,
      int of,
      List<String> items,
      List<Line> lines) {}

  /** Marks in hundredths. */
  record Line(
      String roll, List<@Nullable Long> marks, long adjustment, int penaltyPercent, long score) {}

  /** Cuts the results by the order of the roll into parts that differ by one student at most. */
  public static List<ResultChunk> split(Results results, int chunks) {
    if (chunks < 1) {
      throw new IllegalArgumentException("results are cut into 1 part at least, not " + chunks);
    }
    int size = results.students().size();
    List<ResultChunk> parts = new ArrayList<>(chunks);
    for (int part = 0; part < chunks; part++) {
      int from = (int) ((long) size * part / chunks);
      int to = (int) ((long) size * (part + 1) / chunks);
      parts.add(chunk(results, part + 1, chunks, results.students().subList(from, to)));
    }
    return parts;
  }

  private static ResultChunk chunk(Results results, int number, int of, List<Student> students) {
    byte[] bytes =
        CanonicalJson.write(
            new Content(
                results.exam(),
                results.version(),
                results.seq(),
                number,
                of,
                results.items().stream().map(Results.Column::id).toList(),
                students.stream().map(ResultChunk::line).toList()));
    return new ResultChunk(number, students.size(), bytes, Sha256.hex(bytes));
  }

  private static Line line(Student student) {
    List<@Nullable Long> marks = new ArrayList<>();
    for (Marks each : student.marks()) {
      marks.add(each == null ? null : each.hundredths());
    }
    return new Line(
        student.roll(),
        Collections.unmodifiableList(marks),
        student.adjustment().hundredths(),
        student.penaltyPercent(),
        student.score().hundredths());
  }
}
