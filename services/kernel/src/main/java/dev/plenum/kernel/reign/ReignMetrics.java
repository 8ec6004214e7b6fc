package dev.plenum.kernel.reign;

import dev.plenum.kernel.shard.Outcome;

/** What a leader reports of its work. */
public interface ReignMetrics {

  void committed(int entries, long nanos);

  void staleCommitRefused();

  void answered(String kind, Outcome outcome, long nanosSinceArrival);

  /** Reports nothing. */
  ReignMetrics NONE =
      new ReignMetrics() {
        @Override
        public void committed(int entries, long nanos) {}

        @Override
        public void staleCommitRefused() {}

        @Override
        public void answered(String kind, Outcome outcome, long nanosSinceArrival) {}
      };
}
