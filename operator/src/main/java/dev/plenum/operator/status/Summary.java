package dev.plenum.operator.status;

import dev.plenum.api.v1alpha1.Checkpoint;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a status says of any kind of resource. */
public record Summary(
    long generation,
    String phase,
    List<Condition> conditions,
    @Nullable String leader,
    @Nullable Long epoch,
    String nodes,
    String endpoint,
    String credentialsSecret,
    @Nullable String closesAt,
    @Nullable Checkpoint checkpoint,
    List<String> generatedSecrets) {}
