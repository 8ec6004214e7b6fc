package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** When results are shown, and how they are kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExamResults(
    @JsonPropertyDescription("'manual' (a teacher or the admin publishes), or a time.")
        @Default("manual")
        @Size(max = 40)
        @ValidationRule(
            value = "self == 'manual' || self.matches('" + Times.INSTANT + "')",
            message =
                "spec.results.publish must be 'manual' or a time such as 2027-02-01T08:00:00Z")
        @Nullable String publish,
    @JsonPropertyDescription("Into how many parts published results are cut.")
        @Default("2")
        @Min(1)
        @Max(100)
        @Nullable Integer chunks,
    @JsonPropertyDescription("On how many nodes each part lies; on all where there are fewer.")
        @Default("3")
        @Min(1)
        @Max(9)
        @Nullable Integer replicas) {}
