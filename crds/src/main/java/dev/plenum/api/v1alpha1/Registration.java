package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether people may put themselves on the roll. */
public enum Registration {
  @JsonProperty("closed")
  CLOSED,
  @JsonProperty("open")
  OPEN
}
