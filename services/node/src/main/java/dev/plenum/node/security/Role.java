package dev.plenum.node.security;

/** The role that every domain has. The constant is the name that tokens and rules use. */
public final class Role {
  public static final String ADMIN = "admin";

  private Role() {}
}
