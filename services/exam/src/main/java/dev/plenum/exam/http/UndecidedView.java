package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.kernel.shard.View;

/**
 * What waits for a person's decision: results that are published before it may have to be published
 * again.
 *
 * @param strikes that nobody has reviewed; they cost their penalty as long as nobody dismisses them
 * @param appeals that nobody has decided
 * @param students whom any of it concerns
 */
public record UndecidedView(int strikes, int appeals, int students, long seq) {

  public static UndecidedView of(View<Exam> view) {
    int strikes = 0;
    int appeals = 0;
    int students = 0;
    for (Attempt attempt : view.state().attempts().byStudent().values()) {
      Conduct conduct = attempt.conduct();
      strikes += conduct.unreviewed();
      appeals += conduct.undecided();
      students += conduct.unreviewed() + conduct.undecided() > 0 ? 1 : 0;
    }
    return new UndecidedView(strikes, appeals, students, view.seq());
  }
}
