package dev.plenum.node.exam.presence;

import dev.plenum.exam.domain.plan.IncidentKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the lines to students' pages fare, from their heartbeats: a page that is silent, or whose
 * answers take long, for so long that a proctor should know. Each fault is told when it has become
 * one, and whole when it is over; both tell the same beginning, so the ledger has one incident.
 */
final class Lines {
  /** Five heartbeats. */
  static final long SILENT_MILLIS = 10_000;

  /** What pages call slow before the exam, too. */
  static final double SLOW_ROUND_TRIP_MILLIS = 1_500;

  static final long SLOW_MILLIS = 10_000;

  private final Map<String, Line> lines = new HashMap<>();

  /** Something to be written down. */
  record Fault(IncidentKind kind, String device, long fromMillis, long millis) {}

  /** Since when a line is silent and slow, and whether that was told; 0 while it is neither. */
  private record Line(long silentFrom, long slowFrom, boolean slowTold) {
    static final Line GOOD = new Line(0, 0, false);
  }

  /** What is new of a student's line. */
  List<Fault> look(String student, Presence presence, long nowMillis) {
    Line before = lines.getOrDefault(student, Line.GOOD);
    List<Fault> faults = new ArrayList<>();
    long silentFrom = silent(before, presence, nowMillis, faults);
    Line next = slow(before, presence, silentFrom, faults);
    if (next.equals(Line.GOOD)) {
      lines.remove(student);
    } else {
      lines.put(student, next);
    }
    return faults;
  }

  private static long silent(Line before, Presence presence, long nowMillis, List<Fault> faults) {
    long seen = presence.seenMillis();
    if (before.silentFrom() == 0) {
      if (nowMillis - seen < SILENT_MILLIS) {
        return 0;
      }
      faults.add(fault(IncidentKind.NETWORK, presence, seen, nowMillis));
      return seen;
    }
    if (seen == before.silentFrom()) {
      return seen;
    }
    faults.add(fault(IncidentKind.NETWORK, presence, before.silentFrom(), seen));
    return 0;
  }

  private static Line slow(Line before, Presence presence, long silentFrom, List<Fault> faults) {
    long seen = presence.seenMillis();
    if (presence.roundTripMillis() < SLOW_ROUND_TRIP_MILLIS) {
      if (before.slowTold()) {
        faults.add(fault(IncidentKind.PING, presence, before.slowFrom(), seen));
      }
      return new Line(silentFrom, 0, false);
    }
    long from = before.slowFrom() == 0 ? seen : before.slowFrom();
    boolean due = !before.slowTold() && seen - from >= SLOW_MILLIS;
    if (due) {
      faults.add(fault(IncidentKind.PING, presence, from, seen));
    }
    return new Line(silentFrom, from, before.slowTold() || due);
  }

  private static Fault fault(IncidentKind kind, Presence presence, long from, long until) {
    return new Fault(kind, presence.device(), from, until - from);
  }

  /** Forgets all lines but those of these students. */
  void keep(Set<String> students) {
    lines.keySet().retainAll(students);
  }
}
