package dev.plenum.election.files;

import dev.plenum.kernel.intake.LoginCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads {@code roll.csv}: id, name, email, weight, code. Takes what spreadsheets write (a byte
 * order mark, semicolons, quotes, any order of columns). All or nothing: every problem is named,
 * and with one problem nothing is taken.
 */
public final class RollFile {
  static final List<String> COLUMNS = List.of("id", "name", "email", "weight", "code");
  private static final List<String> REQUIRED = List.of("id", "code");
  static final int LONGEST = 200;
  static final long HEAVIEST = 1_000_000;

  /**
   * Fewest characters of a login code, groups left out: 26 of Crockford's are 128 bits and better.
   */
  static final int SHORTEST_CODE = 12;

  /** A line of the file. */
  public record Line(String id, String name, String email, long weight, String code) {}

  /** Either lines or problems. */
  public record Reading(List<Line> lines, List<RollProblem> problems) {
    public Reading {
      lines = List.copyOf(lines);
      problems = List.copyOf(problems);
    }
  }

  private final List<RollProblem> problems = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> rowsByCode = new HashMap<>();

  private RollFile() {}

  public static Reading read(byte[] file) {
    RollFile roll = new RollFile();
    roll.parse(file);
    return roll.problems.isEmpty()
        ? new Reading(roll.lines, List.of())
        : new Reading(List.of(), roll.problems);
  }

  private void parse(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      problems.add(new RollProblem(1, "id", "the file is not UTF-8; save it as \"CSV UTF-8\""));
      return;
    }
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(new StringReader(content), format(content))) {
      if (header(parser.getHeaderMap().keySet())) {
        parser.forEach(this::row);
        nobody();
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      problems.add(
          new RollProblem(rowOf(), "id", "the file cannot be read as CSV: " + e.getMessage()));
    }
  }

  private long rowOf() {
    return lines.size() + 2L;
  }

  private static CSVFormat format(String content) {
    int end = content.indexOf('\n');
    String first = end < 0 ? content : content.substring(0, end);
    char delimiter = first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setHeader()
        .setIgnoreHeaderCase(true)
        .setIgnoreEmptyLines(true)
        .setTrim(true)
        .get();
  }

  private boolean header(Set<String> names) {
    for (String name : names) {
      if (!COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            new RollProblem(
                1, name, "is not a column of a roll; there are " + String.join(", ", COLUMNS)));
      }
    }
    for (String name : REQUIRED) {
      if (names.stream().noneMatch(name::equalsIgnoreCase)) {
        problems.add(new RollProblem(1, name, "is missing from the header"));
      }
    }
    return problems.isEmpty();
  }

  private void row(CSVRecord record) {
    long row = record.getRecordNumber() + 1;
    if (record.size() != record.getParser().getHeaderNames().size()) {
      problems.add(
          new RollProblem(
              row,
              "id",
              "there are "
                  + record.size()
                  + " cells under "
                  + record.getParser().getHeaderNames().size()
                  + " columns"));
      return;
    }
    String id = cell(record, "id");
    String code = cell(record, "code");
    id(row, id);
    code(row, code);
    for (String column : COLUMNS) {
      if (cell(record, column).length() > LONGEST) {
        problems.add(new RollProblem(row, column, "is longer than " + LONGEST + " characters"));
      }
    }
    long weight = weight(row, cell(record, "weight"));
    lines.add(new Line(id, cell(record, "name"), cell(record, "email"), weight, code));
  }

  private void id(long row, String id) {
    if (id.isEmpty()) {
      problems.add(new RollProblem(row, "id", "is empty"));
    } else if (!ids.add(id)) {
      problems.add(new RollProblem(row, "id", "\"" + id + "\" stands on the roll twice"));
    }
  }

  /** Says where a repeated code stands, never what it is: the message reaches a status. */
  private void code(long row, String code) {
    String plain = LoginCode.plain(code);
    if (plain.isEmpty()) {
      problems.add(new RollProblem(row, "code", "is empty; every voter needs a login code"));
      return;
    }
    if (plain.length() < SHORTEST_CODE) {
      problems.add(
          new RollProblem(
              row,
              "code",
              "is shorter than " + SHORTEST_CODE + " characters and could be guessed"));
    }
    Long earlier = rowsByCode.putIfAbsent(plain, row);
    if (earlier != null) {
      problems.add(new RollProblem(row, "code", "is the same as in row " + earlier));
    }
  }

  private long weight(long row, String text) {
    if (text.isEmpty()) {
      return 1;
    }
    try {
      long weight = Long.parseLong(text);
      if (weight >= 1 && weight <= HEAVIEST) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one sentence for all wrong weights.
    }
    problems.add(
        new RollProblem(
            row, "weight", "\"" + text + "\" is not a whole number from 1 to " + HEAVIEST));
    return 0;
  }

  private void nobody() {
    if (lines.isEmpty() && problems.isEmpty()) {
      problems.add(new RollProblem(2, "id", "there is nobody on the roll"));
    }
  }

  private static String cell(CSVRecord record, String column) {
    return record.isMapped(column) ? record.get(column) : "";
  }
}
