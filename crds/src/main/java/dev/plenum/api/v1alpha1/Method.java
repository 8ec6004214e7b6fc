package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a contest is counted. */
public enum Method {
  @JsonProperty("plurality")
  PLURALITY,
  @JsonProperty("approval")
  APPROVAL,
  @JsonProperty("yesno")
  YESNO
}
