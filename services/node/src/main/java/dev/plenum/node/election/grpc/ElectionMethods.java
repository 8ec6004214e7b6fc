package dev.plenum.node.election.grpc;

import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.grpc.MethodRoles;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Who may call what: the same rules as over HTTP. */
@Singleton
final class ElectionMethods implements MethodRoles {
  private static final Map<String, Set<String>> ROLES =
      Map.of(
          "Vote", Set.of(ElectionRole.VOTER),
          "SetTimer", Set.of(ElectionRole.ADMIN),
          "StartVote", Set.of(ElectionRole.ADMIN),
          "StopVote", Set.of(ElectionRole.ADMIN),
          "PauseVote", Set.of(ElectionRole.ADMIN),
          "ResumeVote", Set.of(ElectionRole.ADMIN),
          "PublishResults", Set.of(ElectionRole.ADMIN, ElectionRole.TALLY),
          "SubmitTally", Set.of(ElectionRole.TALLY));

  @Override
  public String service() {
    return "dev.plenum.election.v1.Elections";
  }

  @Override
  public Map<String, Set<String>> roles() {
    return ROLES;
  }

  @Override
  public Set<String> readings() {
    return Set.of("GetOptions", "GetResults");
  }
}
