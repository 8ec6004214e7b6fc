package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The share of yes that passes a question: {@code num}/{@code den} of {@code of}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "self.num <= self.den", message = "pass: num must not be greater than den")
public record Pass(
    @Required @Min(1) @Max(1000) Integer num,
    @Required @Min(1) @Max(1000) Integer den,
    @Default("votes") @Nullable Base of) {

  /** What the share is taken of: yes and no, all ballots, or all who may vote. */
  public enum Base {
    @JsonProperty("votes")
    VOTES,
    @JsonProperty("cast")
    CAST,
    @JsonProperty("roll")
    ROLL
  }
}
