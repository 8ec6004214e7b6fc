package dev.plenum.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecountTest {
  private static final JsonNode ONE =
      json("{'tracker': 'A', 'weight': 2, 'choices': {'chair': ['ana']}}");
  private static final JsonNode OTHER =
      json("{'tracker': 'B', 'weight': 1, 'choices': {'chair': ['ben']}}");

  @Test
  void agreesWithARightResult() {
    assertThat(Recount.of(List.of(ONE, OTHER)).differences(result(2, 1, 2))).isEmpty();
  }

  @Test
  void findsAVoteThatWasMoved() {
    assertThat(Recount.of(List.of(ONE, OTHER)).differences(result(1, 2, 2)))
        .containsExactly(
            "chair, Ana: the result says 1, the ballots 2",
            "chair, Ben: the result says 2, the ballots 1");
  }

  @Test
  void findsABallotThatIsThereTwice() {
    assertThat(Recount.of(List.of(ONE, OTHER, OTHER)).differences(result(2, 1, 2)))
        .containsExactly("1 ballots carry a tracker that another one has");
  }

  @Test
  void findsABallotThatIsMissing() {
    assertThat(Recount.of(List.of(ONE)).differences(result(2, 0, 2)))
        .containsExactly("chair: the result says 2 ballots, there are 1");
  }

  private static JsonNode result(int ana, int ben, int ballots) {
    return json(
        """
        {'contests': [{'id': 'chair', 'ballots': %d, 'options': [
          {'id': 'ana', 'name': 'Ana', 'votes': %d}, {'id': 'ben', 'name': 'Ben', 'votes': %d}]}]}
        """
            .formatted(ballots, ana, ben));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
