package dev.plenum.node.exam.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.node.exam.presence.Lines.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final long T0 = 1_000_000;

  private final Lines lines = new Lines();

  @Test
  void aPageThatMissesItsHeartbeatsIsToldOnceAndWholeWhenItIsBack() {
    assertThat(look(T0, 50, T0 + 9_999)).isEmpty();
    assertThat(look(T0, 50, T0 + 10_000))
        .containsExactly(new Fault(IncidentKind.NETWORK, "laptop", T0, 10_000));
    assertThat(look(T0, 50, T0 + 60_000)).isEmpty();
    assertThat(look(T0 + 61_000, 50, T0 + 61_500))
        .containsExactly(new Fault(IncidentKind.NETWORK, "laptop", T0, 61_000));
    assertThat(look(T0 + 63_000, 50, T0 + 63_500)).isEmpty();
  }

  @Test
  void answersThatTakeLongAreToldOnceTheyHaveDoneSoForAWhile() {
    assertThat(look(T0, 1_499, T0)).isEmpty();
    assertThat(look(T0 + 2_000, 1_500, T0 + 2_000)).isEmpty();
    assertThat(look(T0 + 11_999, 3_000, T0 + 12_000)).isEmpty();
    assertThat(look(T0 + 12_000, 3_000, T0 + 12_000))
        .containsExactly(new Fault(IncidentKind.PING, "laptop", T0 + 2_000, 10_000));
    assertThat(look(T0 + 14_000, 3_000, T0 + 14_000)).isEmpty();
    assertThat(look(T0 + 16_000, 80, T0 + 16_000))
        .containsExactly(new Fault(IncidentKind.PING, "laptop", T0 + 2_000, 14_000));
    assertThat(look(T0 + 18_000, 80, T0 + 18_000)).isEmpty();
  }

  @Test
  void oneSlowAnswerIsNothing() {
    assertThat(look(T0, 5_000, T0)).isEmpty();
    assertThat(look(T0 + 2_000, 60, T0 + 2_000)).isEmpty();
    assertThat(look(T0 + 12_000, 5_000, T0 + 12_000)).isEmpty();
  }

  @Test
  void whoNoLongerSitsIsForgotten() {
    assertThat(look(T0, 50, T0 + 10_000)).hasSize(1);
    lines.keep(Set.of());
    assertThat(look(T0 + 30_000, 50, T0 + 30_000)).isEmpty();
  }

  private List<Fault> look(long seen, double roundTrip, long now) {
    return lines.look("s0", new Presence("s0", "n-0", "laptop", true, roundTrip, 0, seen), now);
  }
}
