package dev.plenum.kernel.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {
  @Test
  void oneOccasionHasOneIdAndAnotherAnother() {
    assertThat(CommandIds.own("due/board-s0/close/3"))
        .isEqualTo(CommandIds.own("due/board-s0/close/3"))
        .isNotEqualTo(CommandIds.own("due/board-s0/close/4"));
  }

  @Test
  void onlyTheSystemsOwnIdsAreReserved() {
    UUID own = CommandIds.own("due/board-s0/close/3");
    assertThat(CommandIds.reserved(own)).isTrue();
    assertThat(own.variant()).as("the variant of RFC 9562").isEqualTo(2);
    assertThat(CommandIds.reserved(UUID.randomUUID())).isFalse();
    byte[] name = "due/board-s0/close/3".getBytes(StandardCharsets.UTF_8);
    assertThat(CommandIds.reserved(UUID.nameUUIDFromBytes(name))).isFalse();
  }
}
