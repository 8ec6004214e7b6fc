package dev.plenum.cli.simulate.exam;

import dev.plenum.cli.local.Definition.Person;
import java.time.Duration;

/**
 * A student of a simulated exam.
 *
 * @param skew how far the device's clock is off
 * @param cheats looks at another window, twice
 * @param goesOffline loses the network for a while in the middle
 * @param handsInHimself rather than leaving it to the clock
 */
record Candidate(
    Person person, Duration skew, boolean cheats, boolean goesOffline, boolean handsInHimself) {}
