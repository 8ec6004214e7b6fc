package dev.plenum.exam.grpc;

import dev.plenum.exam.http.People;
import dev.plenum.exam.http.ResultView;
import dev.plenum.exam.v1.ItemResult;
import dev.plenum.exam.v1.Result;
import java.math.BigDecimal;

/** Published results as messages. */
public final class ResultMessages {
  private ResultMessages() {}

  public static Result result(People.Person person, ResultView result) {
    return Result.newBuilder()
        .setRoll(person.roll())
        .setName(person.name())
        .setTotal(hundredths(result.total()))
        .setPenaltyPercent(result.penaltyPercent())
        .setScore(hundredths(result.score()))
        .setMax(hundredths(result.max()))
        .addAllItems(result.items().stream().map(ResultMessages::item).toList())
        .build();
  }

  private static ItemResult item(ResultView.ItemResult item) {
    return ItemResult.newBuilder()
        .setId(item.id())
        .setMarks(hundredths(item.marks()))
        .setMax(hundredths(item.max()))
        .setExplanation(item.explanation())
        .build();
  }

  private static long hundredths(BigDecimal marks) {
    return marks.movePointRight(2).longValueExact();
  }
}
