package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a tie at the last seat. */
public enum Ties {
  @JsonProperty("declare")
  DECLARE,
  @JsonProperty("lot")
  LOT
}
