package dev.plenum.exam.results;

import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.results.Results.Student;
import dev.plenum.kernel.intake.table.CsvTable;
import java.util.ArrayList;
import java.util.List;

/** {@code results.csv}: one row a student. */
public final class ResultsCsv {
  public static final String FILE = "results.csv";

  private ResultsCsv() {}

  public static byte[] write(Results results) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("roll", "name", "state"));
    results.items().forEach(item -> header.add(item.id()));
    header.addAll(List.of("adjustment", "total", "penalty %", "score", "max", "comment"));
    rows.add(header);
    results.students().forEach(student -> rows.add(row(student)));
    return CsvTable.write(rows);
  }

  private static List<String> row(Student student) {
    List<String> row = new ArrayList<>(List.of(student.roll(), student.name(), student.state()));
    for (Marks marks : student.marks()) {
      row.add(marks == null ? "" : Numbers.text(marks));
    }
    row.add(Numbers.text(student.adjustment()));
    row.add(Numbers.text(student.total()));
    row.add(String.valueOf(student.penaltyPercent()));
    row.add(Numbers.text(student.score()));
    row.add(Numbers.text(student.max()));
    String comment = student.comment();
    row.add(comment == null ? "" : comment);
    return row;
  }
}
