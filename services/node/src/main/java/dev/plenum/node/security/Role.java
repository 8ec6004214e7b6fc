package dev.plenum.node.security;

/** Who may do what. The constants are the names that tokens and rules use. */
public final class Role {
  public static final String VOTER = "voter";
  public static final String ADMIN = "admin";
  public static final String TALLY = "tally";

  private Role() {}
}
