package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between the braces of a GIFT question. */
final class GiftAnswers {
  private static final Pattern WEIGHT = Pattern.compile("\\s*%(-?[0-9.,]+)%");
  private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+)");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Draft draft;
  private final Problems problems;
  private final Function<String, HtmlText.Read> reader;
  private final boolean ours;

  /**
   * @param ours whether we wrote it, and an arrow is an arrow: we write no matching questions
   */
  GiftAnswers(
      Draft draft, Problems problems, boolean ours, Function<String, HtmlText.Read> reader) {
    this.ours = ours;
    this.draft = draft;
    this.problems = problems;
    this.reader = reader;
  }

  /** An answer with its sign, its share and its text, which is still escaped. */
  private record Part(boolean right, @Nullable BigDecimal percent, String text) {}

  void read(String braces) {
    int general = general(braces);
    String answers = (general < 0 ? braces : braces.substring(0, general)).strip();
    if (general >= 0) {
      feedback();
    }
    String word = answers.toUpperCase(Locale.ROOT).split("#", 2)[0].strip();
    if (answers.isEmpty()) {
      draft.type = "essay";
    } else if (answers.startsWith("#")) {
      numeric(answers.substring(1).strip());
    } else if (List.of("T", "TRUE", "F", "FALSE").contains(word)) {
      draft.type = "truefalse";
      draft.right.add(word.startsWith("T") ? "true" : "false");
    } else {
      listed(parts(answers));
    }
  }

  private void feedback() {
    problems.note("feedback is left out; an exam shows none");
  }

  private static int general(String braces) {
    int at = GiftText.find(braces, 0, "#");
    while (at >= 0 && !braces.startsWith("####", at)) {
      at = GiftText.find(braces, at + 1, "#");
    }
    return at;
  }

  private List<Part> parts(String answers) {
    List<Part> parts = new ArrayList<>();
    int at = GiftText.find(answers, 0, "=~");
    if (at != 0) {
      String before = at < 0 ? answers : answers.substring(0, at);
      problems.add(draft.at("answers"), before, "an answer begins with = (right) or ~ (wrong)");
    }
    while (at >= 0) {
      int next = GiftText.find(answers, at + 1, "=~");
      parts.add(
          part(
              answers.charAt(at) == '=',
              answers.substring(at + 1, next < 0 ? answers.length() : next)));
      at = next;
    }
    return parts;
  }

  private Part part(boolean right, String written) {
    int feedback = GiftText.find(written, 0, "#");
    String text = feedback < 0 ? written : written.substring(0, feedback);
    if (feedback >= 0) {
      feedback();
    }
    Matcher weight = WEIGHT.matcher(text);
    if (!weight.lookingAt()) {
      return new Part(right, null, text.strip());
    }
    BigDecimal percent = WrittenNumbers.parse(weight.group(1));
    if (percent == null) {
      problems.add(draft.at("answers"), weight.group(), "is no share in per cent");
    }
    return new Part(right, percent, text.substring(weight.end()).strip());
  }

  private void listed(List<Part> parts) {
    if (!ours && parts.stream().anyMatch(part -> part.right() && part.text().contains("->"))) {
      problems.add(draft.where, "->", "matching questions are not part of an exam here");
      draft.type = "essay";
    } else if (parts.stream().allMatch(Part::right)) {
      words(parts);
    } else {
      choices(parts);
    }
  }

  private void words(List<Part> parts) {
    draft.type = "short";
    for (Part part : parts) {
      whole(part);
      draft.right.add(reader.apply(part.text()).text());
    }
  }

  private void whole(Part part) {
    if (part.percent() != null && part.percent().compareTo(HUNDRED) != 0) {
      problems.add(
          draft.at("answers"), part.text(), "an accepted answer is worth all of the marks");
    }
  }

  private void choices(List<Part> parts) {
    boolean single = parts.stream().anyMatch(Part::right);
    List<Weights.Weighted> weighted = new ArrayList<>();
    for (Part part : parts) {
      HtmlText.Read read = reader.apply(part.text());
      BigDecimal percent = part.right() ? HUNDRED : BigDecimal.ZERO;
      weighted.add(
          new Weights.Weighted(
              read.text(),
              read.images().isEmpty() ? null : read.images().getFirst(),
              part.percent() == null ? percent : part.percent()));
    }
    Weights.choices(draft, weighted, single, problems);
  }

  private void numeric(String written) {
    draft.type = "numeric";
    String text = written;
    if (written.startsWith("=")) {
      List<Part> parts = parts(written);
      parts.forEach(this::whole);
      if (parts.size() > 1) {
        problems.add(draft.at("answers"), written, "one number is right, within its tolerance");
      }
      text = parts.getFirst().text();
    }
    int feedback = GiftText.find(text, 0, "#");
    text = GiftText.plain(feedback < 0 ? text : text.substring(0, feedback)).strip();
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      range(range);
      return;
    }
    String[] pair = text.split(":", 2);
    draft.right.add(pair[0].strip());
    draft.tolerance = pair.length == 2 ? pair[1].strip() : "";
  }

  /** From low to high is the middle, give or take half the way. */
  private void range(Matcher range) {
    BigDecimal low = WrittenNumbers.parse(range.group(1));
    BigDecimal high = WrittenNumbers.parse(range.group(2));
    if (low == null || high == null || low.compareTo(high) > 0) {
      problems.add(draft.at("answers"), range.group(), "is no range such as 1..5");
      return;
    }
    BigDecimal half = new BigDecimal("0.5");
    draft.right.add(WrittenNumbers.plain(low.add(high).multiply(half)));
    draft.tolerance = WrittenNumbers.plain(high.subtract(low).multiply(half));
  }
}
