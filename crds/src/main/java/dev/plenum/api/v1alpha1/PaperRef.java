package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Where the paper is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaperRef(
    @JsonPropertyDescription("The ConfigMap with the paper and its pictures.") @Required
        ConfigMapKeyRef configMapRef) {}
