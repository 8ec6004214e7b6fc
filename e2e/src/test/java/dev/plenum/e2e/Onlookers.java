package dev.plenum.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Those who look at the board while others vote: every answer is a page, or passes by itself. */
final class Onlookers {
  private static final List<String> PATHS = List.of("election", "board", "cluster");
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private final Api api;
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  private final LongAdder repeats = new LongAdder();

  Onlookers(Api api) {
    this.api = api;
  }

  List<String> errors() {
    return new ArrayList<>(errors);
  }

  long repeats() {
    return repeats.sum();
  }

  void lookWhile(BooleanSupplier on) {
    for (int turn = 0; on.getAsBoolean(); turn++) {
      String path = PATHS.get(turn % PATHS.size());
      Api.Answer answer = api.get(path, null);
      if (!answer.good()) {
        if (answer.passing()) {
          repeats.increment();
        } else {
          errors.add(path + ": " + answer);
        }
      }
      Pause.millis(BETWEEN_LOOKS_MILLIS);
    }
  }
}
