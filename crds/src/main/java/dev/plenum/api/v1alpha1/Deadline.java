package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Which ballots around the closing time still count. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deadline(
    @JsonPropertyDescription(
            "clickTime: the voter's click, proved by the server's signed time; arrival: the moment"
                + " a node has it.")
        @Default("clickTime")
        @Nullable Rule rule,
    @JsonPropertyDescription("How long after closing a ballot may still arrive, 0s to 10m.")
        @Default("15s")
        @Size(max = 20)
        @ValidationRule(
            value =
                "self.matches('"
                    + Times.DURATION
                    + "') && self != '' && duration(self) <= duration('10m')",
            message = "spec.deadline.grace must be a duration such as 15s, at most 10m")
        @Nullable String grace) {

  /** Which clock decides. */
  public enum Rule {
    @JsonProperty("clickTime")
    CLICK_TIME,
    @JsonProperty("arrival")
    ARRIVAL
  }
}
