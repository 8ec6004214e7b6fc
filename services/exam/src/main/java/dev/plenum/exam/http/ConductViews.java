package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.domain.conduct.Incident;
import dev.plenum.exam.domain.conduct.Message;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.kernel.clock.Iso;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents, strikes, appeals and messages as the API writes them. */
public final class ConductViews {
  private ConductViews() {}

  public record StrikeView(
      int number,
      String kind,
      String at,
      int penaltyPercent,
      boolean terminate,
      String state,
      boolean acknowledged,
      boolean drill,
      int ruleVersion,
      int incident,
      long incidentSeq,
      @Nullable String reviewedBy,
      @Nullable String reason) {}

  public record IncidentView(
      int number,
      String kind,
      String startedAt,
      long millis,
      String device,
      @Nullable String note,
      boolean struck,
      long seq) {}

  /**
   * An appeal.
   *
   * @param strike the number of the strike that it is about; null where it is about an item
   * @param late whether it is about an answer that came too late
   */
  public record AppealView(
      int number,
      @Nullable Integer strike,
      @Nullable String item,
      boolean late,
      String text,
      String at,
      String state,
      @Nullable String decidedBy,
      @Nullable String reason,
      long seq) {}

  public record MessageView(long seq, String at, String from, String text, boolean warning) {}

  public static List<StrikeView> strikes(Conduct conduct, People people) {
    return conduct.strikes().toJavaStream().map(strike -> strike(strike, people)).toList();
  }

  private static StrikeView strike(Strike strike, People people) {
    return new StrikeView(
        strike.number(),
        Names.of(strike.kind()),
        Iso.time(strike.at()),
        strike.penaltyPercent(),
        strike.terminate(),
        Names.of(strike.state()),
        strike.acknowledged(),
        strike.drill(),
        strike.ruleVersion(),
        strike.incident(),
        strike.incidentSeq(),
        name(strike.reviewedBy(), people),
        strike.reason());
  }

  public static List<IncidentView> incidents(Conduct conduct) {
    return conduct.incidents().toJavaStream().map(ConductViews::incident).toList();
  }

  private static IncidentView incident(Incident incident) {
    return new IncidentView(
        incident.number(),
        Names.of(incident.kind()),
        Iso.time(Instant.ofEpochMilli(incident.fromMillis())),
        incident.millis(),
        incident.device(),
        incident.note(),
        incident.struck(),
        incident.seq());
  }

  public static List<AppealView> appeals(Conduct conduct, People people) {
    return conduct.appeals().toJavaStream().map(appeal -> appeal(appeal, people)).toList();
  }

  private static AppealView appeal(Appeal appeal, People people) {
    AppealSubject subject = appeal.subject();
    return new AppealView(
        appeal.number(),
        subject instanceof AppealSubject.OfStrike(int number) ? number : null,
        switch (subject) {
          case AppealSubject.OfItem(String item) -> item;
          case AppealSubject.OfLateAnswer(String item) -> item;
          case AppealSubject.OfStrike _ -> null;
        },
        subject instanceof AppealSubject.OfLateAnswer,
        appeal.text(),
        Iso.time(appeal.at()),
        Names.of(appeal.state()),
        name(appeal.decidedBy(), people),
        appeal.reason(),
        appeal.seq());
  }

  /** What was said to a student, or to everybody, in the order in which it was said. */
  public static List<MessageView> messages(Exam exam, Conduct conduct, People people) {
    return Stream.concat(exam.broadcasts().toJavaStream(), conduct.messages().toJavaStream())
        .sorted(Comparator.comparingLong(Message::seq))
        .map(message ->
            new MessageView(
                message.seq(),
                Iso.time(message.at()),
                people.of(message.from()).name(),
                message.text(),
                message.warning()))
        .toList();
  }

  private static @Nullable String name(@Nullable String pseudonym, People people) {
    return pseudonym == null ? null : people.of(pseudonym).name();
  }
}
