package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is watched, and what follows from it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.rules) || size(self.rules) == 0 || (has(self.strikes) && size(self.strikes) > 0)",
    message = "spec.proctoring.rules need spec.proctoring.strikes: say what a strike costs")
public record Proctoring(
    @JsonPropertyDescription("What counts as a strike. A bad line never does.")
        @Size(max = 4)
        @ValidationRule(
            value = "self.all(r, self.exists_one(o, o.event == r.event))",
            message = "two rules in spec.proctoring.rules are for the same event")
        @Nullable List<Rule> rules,
    @JsonPropertyDescription(
            "What the first, second … strike costs; further ones cost as much as the last.")
        @Size(max = 10)
        @ValidationRule(
            value = "self.map(s, s.penaltyPercent).isSorted()",
            message =
                "spec.proctoring.strikes must be in order: a later strike must not cost less than"
                    + " an earlier one")
        @ValidationRule(
            value = "self.map(s, has(s.terminate) && s.terminate ? 1 : 0).isSorted()",
            message =
                "spec.proctoring.strikes must be in order: after a strike that ends the attempt"
                    + " there is no milder one")
        @Nullable List<Strike> strikes,
    @JsonPropertyDescription("Invented incidents, for rehearsals: every page then says so.")
        @Nullable Drill drill) {

  /** Something that a student's page can report. */
  public enum Event {
    @JsonProperty("focusLost")
    FOCUS_LOST,
    @JsonProperty("clipboard")
    CLIPBOARD,
    @JsonProperty("secondDevice")
    SECOND_DEVICE,
    @JsonProperty("screen")
    SCREEN
  }

  /** What counts as a strike. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(
      value =
          "self.event == 'focusLost' || !has(self.after) || duration(self.after) == duration('0s')",
      message =
          "a rule's after is for focusLost only: clipboard, secondDevice and screen happen in a"
              + " moment, so they would never be a strike")
  public record Rule(
      @Required Event event,
      @JsonPropertyDescription(
              "How long it must have lasted, 0s to 1h; only losing the focus lasts.")
          @Default("0s")
          @Size(max = 20)
          @ValidationRule(
              value =
                  "self.matches('"
                      + Times.DURATION
                      + "') && self != '' && duration(self) <= duration('1h')",
              message = "a rule's after must be a duration such as 1s, at most 1h")
          @Nullable String after) {}

  /** What a strike costs until a person has looked at it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Strike(
      @JsonPropertyDescription("Taken off the marks, in per cent.") @Required @Min(0) @Max(100)
          Integer penaltyPercent,
      @JsonPropertyDescription("Whether it ends the attempt.") @Default("false")
          @Nullable Boolean terminate) {}

  /** For rehearsals only. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Drill(
      @JsonPropertyDescription("How likely each student is flagged in a minute, 0 to 1.")
          @Default("0")
          @Min(0)
          @Max(1)
          @Nullable BigDecimal randomFlags) {}
}
