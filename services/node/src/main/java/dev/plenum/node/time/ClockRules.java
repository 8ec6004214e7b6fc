package dev.plenum.node.time;

import dev.plenum.kernel.clock.Berkeley;
import java.time.Duration;

/** How often clocks are compared, and which do not count. */
public interface ClockRules {
  Duration every();

  Berkeley.Limits limits();
}
