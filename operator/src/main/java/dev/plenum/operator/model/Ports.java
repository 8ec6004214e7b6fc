package dev.plenum.operator.model;

/** A node's ports, the contract between operator and node. */
public final class Ports {
  public static final int HTTP = 8080;
  public static final int GRPC = 9090;
  public static final int MANAGEMENT = 8081;
  public static final int PEER = 7400;
  public static final int HAZELCAST = 5701;
  public static final int POSTGRES = 5432;

  private Ports() {}
}
