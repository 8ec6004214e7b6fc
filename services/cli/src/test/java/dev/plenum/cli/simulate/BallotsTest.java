package dev.plenum.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class BallotsTest {
  private static final String ELECTION =
      """
      {"contests": [
        {"id": "chair", "min": 0, "max": 1, "options": [{"id": "a"}, {"id": "b"}]},
        {"id": "seats", "min": 2, "max": 9, "options": [{"id": "x"}, {"id": "y"}, {"id": "z"}]}]}
      """;

  @RepeatedTest(50)
  void everyPaperKeepsTheRules() throws JsonProcessingException {
    var choices = Ballots.of(new ObjectMapper().readTree(ELECTION)).random();

    assertThat(choices.get("chair")).hasSize(1).isSubsetOf("a", "b");
    assertThat(choices.get("seats")).hasSizeBetween(2, 3).isSubsetOf("x", "y", "z");
    assertThat(choices.get("seats")).doesNotHaveDuplicates();
    assertThat(List.copyOf(choices.keySet())).containsExactly("chair", "seats");
  }
}
