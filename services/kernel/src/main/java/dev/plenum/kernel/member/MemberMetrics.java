package dev.plenum.kernel.member;

import dev.plenum.kernel.reign.ReignMetrics;
import dev.plenum.kernel.shard.Outcome;

/** What a member of a shard reports besides its leadership's work. */
public interface MemberMetrics extends ReignMetrics {

  void leadershipTaken();

  /** The database had lost so many entries, which this leader appended again. */
  void tailAppendedAgain(int entries);

  /** Somebody whose command came in by this node has the answer. */
  void told(Outcome outcome, long nanosSinceArrival);

  /** Reports nothing. */
  MemberMetrics NONE =
      new MemberMetrics() {
        @Override
        public void leadershipTaken() {}

        @Override
        public void tailAppendedAgain(int entries) {}

        @Override
        public void told(Outcome outcome, long nanosSinceArrival) {}

        @Override
        public void committed(int entries, long nanos) {}

        @Override
        public void staleCommitRefused() {}

        @Override
        public void answered(String kind, Outcome outcome, long nanosSinceArrival) {}
      };
}
