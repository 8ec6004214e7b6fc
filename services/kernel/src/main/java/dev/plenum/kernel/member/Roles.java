package dev.plenum.kernel.member;

import dev.plenum.kernel.shard.Obstacle;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one place where this node's role changes. Safe for use by many threads; nothing here waits or
 * calls anybody. What reigns is not looked at: {@code R} is the node's {@code Reign}.
 *
 * <pre>
 * Restoring ── restored ──▶ Following ── reach ──▶ Reaching ── lead ──▶ Leading
 *                             ▲  │ ◀──── rest ────────┘                  │
 *                 overcome    │  │ meet            ◀──── ended ───────────┘
 *                             │  ▼
 *                          StandingStill          any ── leave ──▶ Leaving
 * </pre>
 */
final class Roles<R> {
  private final Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
  private volatile Role<R> role = new Role.Restoring<>();
  private long campaigns;

  Role<R> now() {
    return role;
  }

  /** The reign of this node, if it leads; it may be over a moment later. */
  @Nullable R reign() {
    return Role.reign(role);
  }

  /** All that keeps this node from leading, whatever it does at the moment. */
  synchronized Set<Obstacle> obstacles() {
    return Set.copyOf(obstacles);
  }

  synchronized boolean faces(Obstacle obstacle) {
    return obstacles.contains(obstacle);
  }

  synchronized boolean obstructed() {
    return !obstacles.isEmpty();
  }

  /** Whether it has all that was acknowledged, as far as it knows, and agrees with its peers. */
  synchronized boolean sound() {
    return obstacles.isEmpty()
        && switch (role) {
          case Role.Restoring<R> _, Role.StandingStill<R> _ -> false;
          case Role.Following<R> _, Role.Reaching<R> _, Role.Leading<R> _, Role.Leaving<R> _ ->
              true;
        };
  }

  /** The replica is at the ledger's head, as far as the ledger agrees. */
  synchronized void restored() {
    if (role instanceof Role.Restoring<R>) {
      role = atRest();
    }
  }

  /**
   * Begins to reach for leadership.
   *
   * @return the campaign's number; 0 for who does so already, leads, or must not
   */
  synchronized long reach() {
    if (!(role instanceof Role.Following<R>)) {
      return 0;
    }
    campaigns++;
    role = new Role.Reaching<>(campaigns);
    return campaigns;
  }

  /** A campaign is over, whether it led to a reign or not. */
  synchronized void rest(long campaign) {
    if (reaches(campaign)) {
      role = atRest();
    }
  }

  private boolean reaches(long campaign) {
    return role instanceof Role.Reaching<R>(long present) && present == campaign;
  }

  /** Begins to lead; false if this node met something, or began to leave, since it reached. */
  synchronized boolean lead(long campaign, R reign) {
    boolean may = reaches(campaign) && obstacles.isEmpty();
    if (may) {
      role = new Role.Leading<>(reign);
    }
    return may;
  }

  /** A reign is over; no other is touched by that. */
  synchronized void ended(R reign) {
    if (reign.equals(reign())) {
      role = role instanceof Role.Leaving<R> ? new Role.Leaving<>(null) : atRest();
    }
  }

  /** Leaves the shard, with the reign that it may have; for good. */
  synchronized void leave() {
    role = new Role.Leaving<>(reign());
  }

  /**
   * Meets an obstacle, or finds it gone. Who leads or reaches goes on until that is ended.
   *
   * @return whether that is news
   */
  synchronized boolean meet(Obstacle obstacle, boolean there) {
    boolean news = there ? obstacles.add(obstacle) : obstacles.remove(obstacle);
    if (news) {
      role =
          switch (role) {
            case Role.Following<R> _, Role.StandingStill<R> _ -> atRest();
            case Role.Restoring<R> _, Role.Reaching<R> _, Role.Leading<R> _, Role.Leaving<R> _ ->
                role;
          };
    }
    return news;
  }

  private Role<R> atRest() {
    return obstacles.isEmpty() ? new Role.Following<>() : new Role.StandingStill<>();
  }
}
