package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A candidate, or another answer that can be marked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Option(
    @JsonPropertyDescription("Stands in ballots and results; never shown to voters.")
        @Required
        @Size(max = 63)
        @Pattern(Option.ID)
        String id,
    @Required @Size(min = 1, max = 200) String name,
    @JsonPropertyDescription("Address of a picture: https://… or data:image/….")
        @Size(max = 2048)
        @Pattern("^(https://|data:image/|/).*$")
        @Nullable String image) {
  static final String ID = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
}
