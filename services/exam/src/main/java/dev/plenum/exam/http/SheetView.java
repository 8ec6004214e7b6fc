package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.SheetDifference;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.domain.sheet.Sheet;
import dev.plenum.exam.domain.sheet.SheetStep;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.kernel.clock.Iso;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has the marksheet, who waits, and how it went on. */
public record SheetView(int version, Lock lock, List<Step> history) {

  public record Lock(
      @Nullable String holder,
      @Nullable Token token,
      @Nullable String since,
      @Nullable String leaseUntil,
      List<Waiter> waiting) {}

  public record Waiter(String name, String since) {}

  public record Step(
      String at, String who, String what, @Nullable Token token, @Nullable String note, long seq) {}

  /** An entry that was refused: what the sheet says against what was sent. */
  public record Difference(String roll, @Nullable String item, BigDecimal now, BigDecimal sent) {}

  /** What whoever was granted the sheet shows with every write. */
  public record Granted(Token token, String leaseUntil) {
    public static @Nullable Granted of(Exam exam, String who) {
      Grant grant = exam.sheet().grant();
      return grant == null || !grant.holder().equals(who)
          ? null
          : new Granted(grant.token(), Iso.time(grant.leaseUntil()));
    }
  }

  /** Whoever waits in line; the first is 1. */
  public record Position(int position) {
    public static @Nullable Position of(Exam exam, String who) {
      int place = exam.sheet().waiting().indexWhere(one -> one.who().equals(who));
      return place < 0 ? null : new Position(place + 1);
    }
  }

  public static SheetView of(Exam exam, People people) {
    Sheet sheet = exam.sheet();
    return new SheetView(sheet.version(), lock(sheet, people), history(sheet, people));
  }

  static Lock lock(Sheet sheet, People people) {
    Grant grant = sheet.grant();
    List<Waiter> waiting =
        sheet
            .waiting()
            .map(one -> new Waiter(people.of(one.who()).name(), Iso.time(one.since())))
            .asJava();
    return grant == null
        ? new Lock(null, null, null, null, waiting)
        : new Lock(
            people.of(grant.holder()).name(),
            grant.token(),
            Iso.time(grant.since()),
            Iso.time(grant.leaseUntil()),
            waiting);
  }

  static List<Step> history(Sheet sheet, People people) {
    return sheet.history().map(step -> step(step, people)).asJava();
  }

  private static Step step(SheetStep step, People people) {
    return new Step(
        Iso.time(step.at()),
        people.of(step.who()).name(),
        step.what().name(),
        step.token(),
        step.note(),
        step.seq());
  }

  public static List<Difference> differences(List<SheetDifference> differences, People people) {
    return differences.stream()
        .map(one ->
            new Difference(
                people.of(one.student()).roll(),
                one.item(),
                Names.marks(one.now()),
                Names.marks(one.sent())))
        .toList();
  }
}
