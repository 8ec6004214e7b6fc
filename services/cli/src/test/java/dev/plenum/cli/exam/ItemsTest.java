package dev.plenum.cli.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemsTest {
  private static final String THREE =
      """
      {"items": [
        {"id": "q1", "state": "locked", "type": "single"},
        {"id": "q2", "state": "open", "type": "multiple",
         "choices": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]},
        {"id": "q3", "state": "open", "type": "truefalse", "answer": {"truth": true}}]%s}
      """;

  @Test
  void theLeasedItemComesNextAndOnlyOnce() throws IOException {
    JsonNode attempt = json(THREE.formatted(", \"lease\": {\"item\": \"q2\"}"));

    assertThat(id(Items.open(attempt, "q1"))).isEqualTo("q2");
    assertThat(Items.open(attempt, "q2")).isNull();
  }

  @Test
  void withoutLeaseTheNextOpenItemWithoutAnswerComes() throws IOException {
    JsonNode attempt = json(THREE.formatted(""));

    assertThat(id(Items.open(attempt, ""))).isEqualTo("q2");
    assertThat(Items.open(attempt, "q2")).isNull();
  }

  @Test
  void lettersBecomeChoicesInTheOrderThatIsShown() throws IOException {
    JsonNode item = json(THREE.formatted("")).path("items").path(1);

    assertThat(Items.answer(item, "b, a")).isEqualTo(Map.of("choices", List.of("y", "x")));
    assertThatThrownBy(() -> Items.answer(item, "c")).hasMessageContaining("no choice \"c\"");
  }

  @Test
  void whatIsNoNumberIsSaidBeforeItIsSent() throws IOException {
    JsonNode item = json("{\"type\": \"numeric\"}");

    assertThat(Items.answer(item, "\u2013 1 234,5")).isEqualTo(Map.of("text", "\u2013 1 234,5"));
    assertThatThrownBy(() -> Items.answer(item, "5 m")).hasMessageContaining("is not a number");
  }

  private static String id(@Nullable JsonNode item) {
    return item == null ? "none" : item.path("id").asText();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
