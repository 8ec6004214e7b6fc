package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How many submissions are in work at once, and how many may wait for it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExamAdmission(
    @JsonPropertyDescription("Submissions in work at once on a node.")
        @Default("3")
        @Min(1)
        @Max(1024)
        @Nullable Integer inWork,
    @JsonPropertyDescription("Submissions that may wait; the next one is told to come again later.")
        @Default("5000")
        @Min(1)
        @Max(1000000)
        @Nullable Integer queue,
    @JsonPropertyDescription("Whether a node that has its hands full passes the next to another.")
        @Default("true")
        @Nullable Boolean overflow) {}
