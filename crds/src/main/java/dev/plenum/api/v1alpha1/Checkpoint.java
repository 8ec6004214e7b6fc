package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A ledger of {@code size} entries has this root; kept out of the database's reach. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Checkpoint(Long size, String root) {}
