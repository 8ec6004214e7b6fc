package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** When results are shown to everybody. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(
    @JsonPropertyDescription("'manual' (tally or admin publishes), or a time.")
        @Default("manual")
        @Size(max = 40)
        @ValidationRule(
            value = "self == 'manual' || self.matches('" + Times.INSTANT + "')",
            message =
                "spec.results.publish must be 'manual' or a time such as 2027-02-01T08:00:00Z")
        @Nullable String publish) {}
