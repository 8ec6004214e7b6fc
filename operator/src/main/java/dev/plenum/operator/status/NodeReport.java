package dev.plenum.operator.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node says of itself on its management port, {@code /status}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeReport(
    String node,
    @Nullable String phase,
    @Nullable String leader,
    boolean leading,
    long epoch,
    long generation,
    long head,
    long folded,
    @Nullable String root,
    @Nullable List<String> cpMembers,
    boolean quorumHealthy,
    boolean ready,
    boolean databaseReady,
    long rollSize,
    long ballots,
    @Nullable String rollError,
    @Nullable String specError,
    @Nullable String closesAt) {

  int members() {
    return cpMembers == null ? 0 : cpMembers.size();
  }
}
