package dev.plenum.exam.http;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.ExamEvent;

/** An entry as the admin reads it: that something happened, no answer and no word of anybody. */
public record LogLine(long seq, String time, String actor, String type, String summary) {

  public static LogLine of(long seq, String time, String actor, ExamEvent event, People people) {
    StoryLine line = StoryLine.of(seq, time, actor, event, people);
    return new LogLine(seq, time, line.actor(), line.type(), summary(event));
  }

  private static String summary(ExamEvent event) {
    return switch (event) {
      case AttemptEvent.AnswerSaved saved -> "answered " + saved.item();
      case AttemptEvent.LateAnswerKept late ->
          "answered %s %d ms too late".formatted(late.item(), late.lateMillis());
      case ConductEvent.AppealFiled filed -> "filed appeal " + filed.number();
      case ConductEvent.MessageSent sent ->
          sent.student() == null ? "wrote to everybody" : "wrote to a student";
      default -> Summaries.of(event);
    };
  }
}
