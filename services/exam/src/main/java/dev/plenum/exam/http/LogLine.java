package dev.plenum.exam.http;

import dev.plenum.exam.domain.ExamEvent;
import java.util.Map;

/** An entry as the admin reads it: that something happened, no answer and no word of anybody. */
public record LogLine(
    long seq, String time, String actor, String type, Map<String, Object> particulars) {

  public static LogLine of(long seq, String time, String actor, ExamEvent event, People people) {
    StoryLine line = StoryLine.of(seq, time, actor, event, people);
    return new LogLine(seq, time, line.actor(), line.type(), Particulars.discreet(event));
  }
}
