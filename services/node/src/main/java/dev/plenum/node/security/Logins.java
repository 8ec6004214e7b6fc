package dev.plenum.node.security;

import dev.plenum.node.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/** From a code or a password to a token. */
@Singleton
public final class Logins {
  private static final int LONGEST = 200;

  private final People people;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Tokens tokens;
  private final MeterRegistry meters;

  Logins(
      People people, Passwords passwords, Attempts attempts, Tokens tokens, MeterRegistry meters) {
    this.people = people;
    this.passwords = passwords;
    this.attempts = attempts;
    this.tokens = tokens;
    this.meters = meters;
  }

  /** A login that worked. */
  public record Login(Tokens.Issued token, String subject, String role, String name) {
    public Caller caller() {
      return new Caller(subject, role, token.expires());
    }
  }

  /**
   * A right code is taken however many wrong ones came from the same address: codes are too long to
   * be guessed, and a school behind one address must not be locked out by one of its pupils.
   */
  public Login byCode(String code, String address) {
    People.Person person = code.length() > LONGEST ? null : people.byCode(code);
    if (person == null) {
      attempts.check(address);
      throw failed(
          address, "code", "This code is not known. Check it letter by letter and try again.");
    }
    counted(person.role(), "accepted");
    return new Login(
        tokens.issue(person.subject(), person.role()),
        person.subject(),
        person.role(),
        person.name());
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
