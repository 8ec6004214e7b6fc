package dev.plenum.kernel.leadership.hazelcast;

/** What the consensus group's member reports. */
public interface CpMetrics {

  /** A question that a majority has to confirm was answered. */
  void groupAnswered(long nanos);
}
