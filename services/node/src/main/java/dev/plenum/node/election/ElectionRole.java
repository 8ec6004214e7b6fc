package dev.plenum.node.election;

import dev.plenum.node.security.Role;

/** Who may do what in an election. The constants are the names that tokens and rules use. */
public final class ElectionRole {
  public static final String VOTER = "voter";
  public static final String ADMIN = Role.ADMIN;
  public static final String TALLY = "tally";

  private ElectionRole() {}
}
