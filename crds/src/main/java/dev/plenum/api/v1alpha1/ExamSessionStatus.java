package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator saw when it last looked. Never an answer, never a person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExamSessionStatus(
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("starting, draft, ready, open, closed, graded or published.")
        @Nullable String phase,
    @Nullable List<Condition> conditions,
    @JsonPropertyDescription("The node that orders submissions at present.")
        @Nullable String leader,
    @JsonPropertyDescription("Its fencing token: grows with every change of leader.")
        @Nullable Long epoch,
    @JsonPropertyDescription("Nodes that are ready, of those that are wanted.")
        @Nullable String nodes,
    @JsonPropertyDescription("Students on the roster.") @Nullable Long students,
    @JsonPropertyDescription("Students who have begun.") @Nullable Long begun,
    @JsonPropertyDescription("Students who have handed in.") @Nullable Long handedIn,
    @JsonPropertyDescription("Where the exam is served inside the cluster.")
        @Nullable String endpoint,
    @JsonPropertyDescription("The Secret with the first password of admin.")
        @Nullable String credentialsSecret,
    @JsonPropertyDescription("When it closes, or closed.") @Nullable String closesAt,
    @JsonPropertyDescription("The ledger's last known root and its size.")
        @Nullable Checkpoint checkpoint,
    @JsonPropertyDescription(
            "Secrets that were made once and must never be made anew: answers depend on them.")
        @Nullable List<String> generatedSecrets)
    implements ResourceStatus {}
