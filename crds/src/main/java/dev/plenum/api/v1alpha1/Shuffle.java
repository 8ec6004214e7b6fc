package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** What every student sees in an order of their own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shuffle(
    @JsonPropertyDescription("Whether items come in an order of each student's own.")
        @Default("false")
        @Nullable Boolean items,
    @JsonPropertyDescription("Whether choices do.") @Default("false") @Nullable Boolean choices) {}
