package dev.plenum.node.exam.grpc;

import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.grpc.MethodRoles;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Who may call what: the same rules as over HTTP. */
@Singleton
final class ExamMethods implements MethodRoles {
  private static final Set<String> STUDENT = Set.of(ExamRole.STUDENT);
  private static final Map<String, Set<String>> ROLES =
      Map.ofEntries(
          Map.entry("BeginAttempt", STUDENT),
          Map.entry("GetAttempt", STUDENT),
          Map.entry("SaveAnswer", STUDENT),
          Map.entry("Advance", STUDENT),
          Map.entry("HandIn", STUDENT),
          Map.entry("ReportIncident", STUDENT),
          Map.entry("Heartbeat", STUDENT),
          Map.entry("Act", Set.of(ExamRole.ADMIN)),
          Map.entry("RequestSheet", ExamRole.MARKERS),
          Map.entry("EnterMarks", ExamRole.MARKERS),
          Map.entry("ReleaseSheet", ExamRole.MARKERS),
          Map.entry("GetResults", Set.of(ExamRole.STUDENT, ExamRole.TEACHER, ExamRole.ADMIN)));

  @Override
  public String service() {
    return "dev.plenum.exam.v1.Exams";
  }

  @Override
  public Map<String, Set<String>> roles() {
    return ROLES;
  }

  @Override
  public Set<String> readings() {
    return Set.of("GetExam", "GetAttempt", "GetResults");
  }
}
