package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How clocks are compared. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockSync(
    @JsonPropertyDescription("How often, 1s to 10m.")
        @Default("5s")
        @Size(max = 20)
        @ValidationRule(
            value =
                "self.matches('"
                    + Times.DURATION
                    + "') && self != '' && duration(self) >= duration('1s') && duration(self) <="
                    + " duration('10m')",
            message = "spec.clockSync.every must be a duration from 1s to 10m")
        @Nullable String every,
    @JsonPropertyDescription(
            "How far a device's clock may be off before it is left out of the average, 1s to 24h.")
        @Default("10m")
        @Size(max = 20)
        @ValidationRule(
            value =
                "self.matches('"
                    + Times.DURATION
                    + "') && self != '' && duration(self) >= duration('1s') && duration(self) <="
                    + " duration('24h')",
            message = "spec.clockSync.maxOffset must be a duration from 1s to 24h")
        @Nullable String maxOffset) {}
