package dev.plenum.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void leavesOutSecondsWithoutAnswers() {
    assertThat(Sparkline.of(List.of(0.0, 5.0, 0.0))).isEqualTo(" █ ");
  }

  @Test
  void oneSlowAnswerDoesNotFlattenTheOthers() {
    String line = Sparkline.of(List.of(10.0, 12.0, 2000.0));

    assertThat(line.charAt(0)).isNotEqualTo('▁');
    assertThat(line).endsWith("█");
  }

  @Test
  void fillsItsWidthAndNotMore() {
    assertThat(Sparkline.progress(5, 10, 4)).isEqualTo("██░░");
    assertThat(Sparkline.progress(12, 10, 4)).isEqualTo("████");
    assertThat(Sparkline.progress(0, 0, 4)).isEqualTo("░░░░");
  }
}
