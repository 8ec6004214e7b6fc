package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One key of a ConfigMap in the resource's namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfigMapKeyRef(
    @Required @Size(min = 1, max = 253) String name,
    @JsonPropertyDescription(
            "The key in the ConfigMap. Its ending tells the format: .yaml, .xlsx, .csv, .gift, .xml"
                + " (Moodle) or .zip (QTI). Pictures of the paper are other keys.")
        @Default("paper.yaml")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = "self.matches('[.](yaml|yml|xlsx|csv|gift|txt|xml|zip)$')",
            message =
                "spec.paper.configMapRef.key must end in .yaml, .xlsx, .csv, .gift, .xml or .zip")
        @Nullable String key) {}
