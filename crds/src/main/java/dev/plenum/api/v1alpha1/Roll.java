package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Who may vote: a table with the columns id, name, email, weight and code. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Roll(
    @JsonPropertyDescription("The Secret with the table, as CSV with a header.") @Required
        SecretKeyRef secretRef) {}
