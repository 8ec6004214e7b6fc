package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of a small paper that stands in the resource itself. Pictures need a ConfigMap. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.choices) || size(self.choices) == 0 || size(self.choices) >= 2",
    message = "an item with choices needs at least two")
@ValidationRule(
    value =
        "(has(self.type) && self.type == 'essay') || has(self.right) || has(self.accepted) ||"
            + " (has(self.choices) && self.choices.exists(c, has(c.right) && c.right))",
    message = "an item says what is right, or is of type essay")
public record InlineItem(
    @JsonPropertyDescription("Stands in answers and results; q1, q2, … where it is absent.")
        @Size(min = 1, max = 64)
        @Pattern(ID)
        @Nullable String id,
    @JsonPropertyDescription("What is asked.") @Required @Size(min = 1, max = 4000) String text,
    @JsonPropertyDescription("Without it, what is right tells.") @Nullable Type type,
    @Size(max = 20) @Nullable List<InlineChoice> choices,
    @JsonPropertyDescription(
            "What is right: a choice's id, 'true' or 'false', a number, or a word, in quotes.")
        @Size(max = 200)
        @Nullable String right,
    @JsonPropertyDescription("How far a number may be off.") @Min(0) @Nullable BigDecimal tolerance,
    @JsonPropertyDescription("Texts that are right; * stands for any characters.") @Size(max = 20)
        @Nullable List<@Size(max = 200) String> accepted,
    @Nullable Boolean caseSensitive,
    @JsonPropertyDescription("How several right choices make marks.") @Nullable Scoring scoring,
    @JsonPropertyDescription("For a right answer; 1 where it is absent.") @Min(0) @Max(1000)
        @Nullable BigDecimal marks,
    @JsonPropertyDescription("Taken off for a wrong answer.") @Min(0) @Max(1000)
        @Nullable BigDecimal penalty,
    @JsonPropertyDescription("The longest essay that is taken.") @Min(1) @Max(50000)
        @Nullable Integer maxCharacters) {
  static final String ID = "^[A-Za-z0-9][A-Za-z0-9._-]*$";

  /** What kind of answer is asked for. */
  public enum Type {
    @JsonProperty("single")
    SINGLE,
    @JsonProperty("multiple")
    MULTIPLE,
    @JsonProperty("truefalse")
    TRUEFALSE,
    @JsonProperty("numeric")
    NUMERIC,
    @JsonProperty("short")
    SHORT,
    @JsonProperty("essay")
    ESSAY
  }

  /** All or nothing, or a share for each right choice less one for each wrong. */
  public enum Scoring {
    @JsonProperty("allOrNothing")
    ALL_OR_NOTHING,
    @JsonProperty("partial")
    PARTIAL
  }

  /** One of the answers on offer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record InlineChoice(
      @JsonPropertyDescription("a, b, c, … where it is absent.")
          @Size(min = 1, max = 64)
          @Pattern(ID)
          @Nullable String id,
      @Required @Size(min = 1, max = 1000) String text,
      @Nullable Boolean right) {}
}
