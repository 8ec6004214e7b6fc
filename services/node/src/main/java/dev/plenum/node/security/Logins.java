package dev.plenum.node.security;

import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.files.Voter;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.watch.RollBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** From a code or a password to a token. */
@Singleton
public final class Logins {
  private static final int LONGEST = 200;

  private final RollBook roll;
  private final Pseudonyms pseudonyms;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Tokens tokens;
  private final MeterRegistry meters;

  Logins(
      RollBook roll,
      Pseudonyms pseudonyms,
      Passwords passwords,
      Attempts attempts,
      Tokens tokens,
      MeterRegistry meters) {
    this.roll = roll;
    this.pseudonyms = pseudonyms;
    this.passwords = passwords;
    this.attempts = attempts;
    this.tokens = tokens;
    this.meters = meters;
  }

  /** A login that worked. */
  public record Login(Tokens.Issued token, String subject, String role, String name) {}

  /**
   * A right code is taken however many wrong ones came from the same address: codes are too long to
   * be guessed, and a school behind one address must not be locked out by one of its pupils.
   */
  public Login byCode(String code, String address) {
    Voter voter = code.length() > LONGEST ? null : roll.current().byCode(pseudonyms.code(code));
    if (voter == null) {
      attempts.check(address);
      throw failed(
          address, Role.VOTER, "This code is not known. Check it letter by letter and try again.");
    }
    counted(Role.VOTER, "accepted");
    return new Login(
        tokens.issue(voter.pseudonym(), Role.VOTER), voter.pseudonym(), Role.VOTER, voter.name());
  }

  public Login byPassword(String user, String password, String address) {
    attempts.check(address);
    boolean right =
        user.length() <= LONGEST
            && password.length() <= LONGEST
            && passwords.matches(user, password);
    if (!right) {
      throw failed(address, "officer", "User and password do not match.");
    }
    counted(user, "accepted");
    return new Login(tokens.issue(user, user), user, user, user);
  }

  private Problem failed(String address, String kind, String detail) {
    attempts.failed(address);
    counted(kind, "refused");
    return new Problem(HttpStatus.UNAUTHORIZED, "WrongCode", detail);
  }

  private void counted(String role, String outcome) {
    meters.counter("plenum.logins", "role", role, "outcome", outcome).increment();
  }
}
