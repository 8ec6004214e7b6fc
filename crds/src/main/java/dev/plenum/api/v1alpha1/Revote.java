package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What happens when a voter votes again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revote(
    @JsonPropertyDescription("first: a second ballot is refused; last: it replaces the first.")
        @Default("first")
        @Nullable Policy policy,
    @JsonPropertyDescription("Most ballots of one voter where the last one counts.")
        @Default("20")
        @Min(1)
        @Max(1000)
        @Nullable Integer max) {

  /** Which of a voter's ballots counts. */
  public enum Policy {
    @JsonProperty("first")
    FIRST,
    @JsonProperty("last")
    LAST
  }
}
