package dev.plenum.election.domain;

/** How the marks of a contest become a decision. */
public enum Method {
  PLURALITY,
  APPROVAL,
  YESNO
}
