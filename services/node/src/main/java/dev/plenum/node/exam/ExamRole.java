package dev.plenum.node.exam;

import dev.plenum.exam.domain.roster.Role;
import java.util.Set;

/** Who may do what in an exam. The constants are the names that tokens and rules use. */
public final class ExamRole {
  public static final String STUDENT = "student";
  public static final String TEACHER = "teacher";
  public static final String PROCTOR = "proctor";
  public static final String ADMIN = dev.plenum.node.security.Role.ADMIN;

  /** Who watches. */
  public static final Set<String> STAFF = Set.of(TEACHER, PROCTOR, ADMIN);

  /** Who gives marks. */
  public static final Set<String> MARKERS = Set.of(TEACHER, ADMIN);

  private ExamRole() {}

  public static String of(Role role) {
    return switch (role) {
      case STUDENT -> STUDENT;
      case TEACHER -> TEACHER;
      case PROCTOR -> PROCTOR;
      case ADMIN -> ADMIN;
    };
  }
}
