package dev.plenum.e2e;

import java.util.Map;
import java.util.Optional;

/** One way of logging in and casting: HTTP or gRPC. */
interface Ballots {
  /** What came of one attempt. */
  enum Outcome {
    ACKNOWLEDGED,
    /** Nobody's mistake: try again with the same command id. */
    TRY_AGAIN,
    LOGIN_AGAIN
  }

  /** A token, or nothing where one must try again. Throws where the code is wrong. */
  Optional<String> login(String code);

  /** Throws where the answer is one that a voter would have to read as an error. */
  Outcome cast(String token, String commandId, Map<String, String> choices);
}
