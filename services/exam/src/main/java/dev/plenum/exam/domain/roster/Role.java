package dev.plenum.exam.domain.roster;

/** What somebody may do. */
public enum Role {
  STUDENT,
  TEACHER,
  PROCTOR,
  ADMIN
}
