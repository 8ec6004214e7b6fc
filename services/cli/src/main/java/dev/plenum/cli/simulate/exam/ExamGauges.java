package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.simulate.Gauges;
import java.util.concurrent.atomic.AtomicInteger;

/** What the students are doing, counted while they do. */
final class ExamGauges {
  final Gauges answers = new Gauges();
  final Gauges starts = new Gauges();
  final Gauges handIns = new Gauges();
  final AtomicInteger sitting = new AtomicInteger();
  final AtomicInteger offline = new AtomicInteger();
  final AtomicInteger finished = new AtomicInteger();
  final AtomicInteger late = new AtomicInteger();
  final AtomicInteger strikes = new AtomicInteger();
  final AtomicInteger terminated = new AtomicInteger();

  void begin() {
    answers.begin();
    starts.begin();
    handIns.begin();
  }

  void end() {
    answers.end();
    starts.end();
    handIns.end();
  }
}
