package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How many ballots are in work at once, and how many may wait for it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Admission(
    @JsonPropertyDescription("Ballots in work at once.") @Default("5") @Min(1) @Max(1024)
        @Nullable Integer inWork,
    @JsonPropertyDescription("Ballots that may wait; the next one is told to come again later.")
        @Default("10000")
        @Min(1)
        @Max(1000000)
        @Nullable Integer queue,
    @JsonPropertyDescription("Whether a node that has its hands full passes the next to another.")
        @Default("false")
        @Nullable Boolean overflow) {}
