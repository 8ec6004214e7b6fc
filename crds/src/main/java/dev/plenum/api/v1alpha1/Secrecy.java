package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** How far a ballot is kept apart from its voter. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Secrecy(@Default("open") @Nullable Mode mode) {

  /** open: results stay closed until publication, but the ledger could tell who voted how. */
  public enum Mode {
    @JsonProperty("open")
    OPEN
  }
}
