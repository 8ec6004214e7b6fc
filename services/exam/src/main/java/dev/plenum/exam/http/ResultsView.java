package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.kernel.clock.Iso;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What everybody may know of published results: figures, nobody's own. */
public record ResultsView(
    String publishedAt,
    int version,
    int count,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal median,
    @Nullable BigDecimal lowest,
    @Nullable BigDecimal highest,
    long seq) {

  /** Null before publication. */
  public static @Nullable ResultsView of(Exam exam) {
    Publication publication = exam.publication();
    if (publication == null) {
      return null;
    }
    List<Long> scores =
        publication.lines().values().map(line -> line.score()).toJavaStream().sorted().toList();
    int count = scores.size();
    return new ResultsView(
        Iso.time(publication.at()),
        publication.version(),
        count,
        count == 0 ? null : mean(scores),
        count == 0 ? null : mean(scores.subList((count - 1) / 2, count / 2 + 1)),
        count == 0 ? null : Names.marks(scores.getFirst()),
        count == 0 ? null : Names.marks(scores.getLast()),
        publication.seq());
  }

  private static BigDecimal mean(List<Long> scores) {
    BigDecimal sum = Names.marks(scores.stream().mapToLong(Long::longValue).sum());
    return sum.divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP);
  }
}
