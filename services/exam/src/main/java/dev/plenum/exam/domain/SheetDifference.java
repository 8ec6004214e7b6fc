package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.paper.Paper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the sheet says something else than somebody wanted to enter; in hundredths of a mark.
 *
 * @param item null for the adjustment of a student's total
 */
public record SheetDifference(String student, @Nullable String item, long now, long sent) {

  public static List<SheetDifference> of(Exam exam, List<MarkRow> rows) {
    Map<String, Integer> columns = columns(exam.papers().paper());
    List<SheetDifference> differences = new ArrayList<>();
    for (MarkRow row : rows) {
      ScoreLine line = ScoreSheet.line(exam, row.student());
      long now = line == null ? 0 : now(line, columns, row.item());
      if (now != row.hundredths()) {
        differences.add(new SheetDifference(row.student(), row.item(), now, row.hundredths()));
      }
    }
    return differences;
  }

  private static long now(ScoreLine line, Map<String, Integer> columns, @Nullable String item) {
    if (item == null) {
      return line.adjustment();
    }
    Integer column = columns.get(item);
    return column == null ? 0 : line.marks().get(column);
  }

  private static Map<String, Integer> columns(@Nullable Paper paper) {
    Map<String, Integer> columns = new HashMap<>();
    if (paper != null) {
      paper.items().forEach(item -> columns.put(item.id(), columns.size()));
    }
    return columns;
  }
}
