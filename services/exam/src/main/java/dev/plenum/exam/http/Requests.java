package dev.plenum.exam.http;

import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of requests. Every field may be absent until it has been looked at; what cannot be read is
 * null.
 */
public final class Requests {
  private static final int MOST_CHOICES = 50;

  private Requests() {}

  public record Act(@Nullable UUID commandId) {}

  public record Begin(@Nullable UUID commandId, @Nullable Long lamport, @Nullable String device) {}

  public record Save(
      @Nullable UUID commandId,
      @Nullable Long lamport,
      @Nullable String item,
      @Nullable Given answer,
      @Nullable Boolean marked,
      @Nullable Instant clickedAt,
      @Nullable String device) {}

  /** An answer as it comes: exactly one of the four. */
  public record Given(
      @Nullable List<@Nullable String> choices,
      @Nullable Boolean truth,
      @Nullable String text,
      @Nullable Boolean blank) {

    /** The answer; null where it is none or more than one. */
    public @Nullable Answer answer() {
      int given =
          (choices == null ? 0 : 1)
              + (truth == null ? 0 : 1)
              + (text == null ? 0 : 1)
              + (Boolean.TRUE.equals(blank) ? 1 : 0);
      if (given != 1) {
        return null;
      }
      if (choices != null) {
        return chosen(choices);
      }
      if (truth != null) {
        return new Answer.Truth(truth);
      }
      return text == null ? new Answer.Blank() : new Answer.Text(text);
    }

    private static @Nullable Answer chosen(List<@Nullable String> choices) {
      boolean readable =
          choices.size() <= MOST_CHOICES && choices.stream().allMatch(Objects::nonNull);
      return readable
          ? new Answer.Chosen(choices.stream().map(id -> id == null ? "" : id).toList())
          : null;
    }
  }

  public record Advance(@Nullable UUID commandId, @Nullable Long lamport, @Nullable String from) {}

  public record HandIn(
      @Nullable UUID commandId,
      @Nullable Long lamport,
      @Nullable String device,
      @Nullable String mode) {}

  public record Incident(
      @Nullable UUID commandId,
      @Nullable Long lamport,
      @Nullable String kind,
      @Nullable Instant startedAt,
      @Nullable Long millis,
      @Nullable String device,
      @Nullable String note) {}

  public record Appeal(
      @Nullable UUID commandId, @Nullable Subject subject, @Nullable String text) {}

  /**
   * What is appealed: a strike by its number, or an item.
   *
   * @param late whether it is about an answer to the item that came too late
   */
  public record Subject(@Nullable Integer strike, @Nullable String item, @Nullable Boolean late) {

    public @Nullable AppealSubject subject() {
      if (strike != null) {
        return item == null ? new AppealSubject.OfStrike(strike) : null;
      }
      if (item == null) {
        return null;
      }
      return Boolean.TRUE.equals(late)
          ? new AppealSubject.OfLateAnswer(item)
          : new AppealSubject.OfItem(item);
    }
  }

  public record Heartbeat(
      @Nullable Double offsetMillis,
      @Nullable Double roundTripMillis,
      @Nullable Boolean focused,
      @Nullable String device) {}

  public record StaffAct(
      @Nullable UUID commandId,
      @Nullable String act,
      @Nullable List<@Nullable String> rolls,
      @Nullable String text,
      @Nullable Integer minutes) {}

  public record Review(
      @Nullable UUID commandId,
      @Nullable String roll,
      @Nullable Integer number,
      @Nullable String verdict,
      @Nullable String reason) {}

  public record Decide(
      @Nullable UUID commandId,
      @Nullable String roll,
      @Nullable Integer appeal,
      @Nullable String verdict,
      @Nullable String reason) {}

  public record Extend(
      @Nullable UUID commandId, @Nullable Integer minutes, @Nullable Instant closesAt) {}

  public record Withdraw(@Nullable UUID commandId, @Nullable String reason) {}

  public record Key(
      @Nullable UUID commandId,
      @Nullable String item,
      @Nullable KeyBody question,
      @Nullable String reason) {}

  /**
   * What is right from now on; the parts that belong to the item's type.
   *
   * @param right choice ids, {@code true} or {@code false}, or a number
   */
  public record KeyBody(
      @Nullable List<@Nullable String> right,
      @Nullable String tolerance,
      @Nullable List<@Nullable String> accepted,
      @Nullable Boolean caseSensitive,
      @Nullable String scoring) {

    /** The question with this key; null where it does not fit. */
    public @Nullable Question applied(Question question) {
      return Keys.applied(question, this);
    }
  }

  /**
   * Marks for an answer.
   *
   * @param answer its handle, for whoever marks without names; else there is a roll number
   */
  public record Marking(
      @Nullable UUID commandId,
      @Nullable String roll,
      @Nullable String answer,
      @Nullable String item,
      @Nullable BigDecimal marks,
      @Nullable String comment,
      @Nullable Token token) {}

  public record Claim(@Nullable UUID commandId, @Nullable String item) {}

  public record WithToken(@Nullable UUID commandId, @Nullable Token token) {}

  public record Break(@Nullable UUID commandId, @Nullable String reason) {}

  public record Entries(
      @Nullable UUID commandId,
      @Nullable Token token,
      @Nullable Integer basedOn,
      @Nullable List<@Nullable Entry> rows) {}

  /** One entry; without an item it adjusts the total. */
  public record Entry(
      @Nullable String roll,
      @Nullable String item,
      @Nullable BigDecimal marks,
      @Nullable String comment) {

    /** The entry for the ledger; null where its marks are no number of hundredths. */
    public @Nullable MarkRow row(String student) {
      Long hundredths = Names.hundredths(marks);
      return hundredths == null ? null : new MarkRow(student, item, hundredths, comment);
    }
  }
}
