package dev.plenum.kernel.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class CommandIndexTest {
  /** More than two chunks, and not a whole number of them. */
  private static final int MANY = 10_000;

  private final CommandIndex index = new CommandIndex();

  @Test
  void everyIdIsFoundAtItsSequenceNumber() {
    append(1, MANY);

    assertThat(index.size()).isEqualTo(MANY);
    for (int seq = 1; seq <= MANY; seq++) {
      assertThat(index.find(id(seq))).isEqualTo(seq);
    }
  }

  @Test
  void anIdThatMadeNoEntryIsNotFound() {
    assertThat(index.find(id(1))).isZero();
    append(1, MANY);

    assertThat(index.find(id(MANY + 1))).isZero();
    assertThat(index.find(new UUID(0, 0))).isZero();
  }

  @Test
  void idsOfASnapshotStayWhileMoreAreAppended() {
    append(1, MANY / 2);
    LongFunction<UUID> ids = index.ids();
    append(MANY / 2 + 1, MANY);

    for (int seq = 1; seq <= MANY / 2; seq++) {
      assertThat(ids.apply(seq)).isEqualTo(id(seq));
    }
  }

  private void append(int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      index.append(id(seq));
    }
  }

  private static UUID id(int seq) {
    return new UUID(0x9E3779B97F4A7C15L * seq, ~seq);
  }
}
