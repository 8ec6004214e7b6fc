package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator saw when it last looked. Never a ballot, never a person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ElectionStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("starting, draft, open, paused, closed, tallied or published.")
        @Nullable String phase,
    @Nullable List<Condition> conditions,
    @JsonPropertyDescription("The node that orders ballots at present.") @Nullable String leader,
    @JsonPropertyDescription("Its fencing token: grows with every change of leader.")
        @Nullable Long epoch,
    @JsonPropertyDescription("Nodes that are ready, of those that are wanted.")
        @Nullable String nodes,
    @JsonPropertyDescription("Voters whose ballot is in the ledger.") @Nullable Long ballots,
    @JsonPropertyDescription("Voters on the roll.") @Nullable Long rollSize,
    @JsonPropertyDescription("Where the election is served inside the cluster.")
        @Nullable String endpoint,
    @JsonPropertyDescription("The Secret with the first passwords of admin and tally.")
        @Nullable String credentialsSecret,
    @JsonPropertyDescription("When it closes, or closed.") @Nullable String closesAt,
    @JsonPropertyDescription("The ledger's last known root and its size.")
        @Nullable Checkpoint checkpoint,
    @JsonPropertyDescription(
            "Secrets that were made once and must never be made anew: ballots depend on them.")
        @Nullable List<String> generatedSecrets)
    implements ResourceStatus {}
