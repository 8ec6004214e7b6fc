package dev.plenum.node.security;

import dev.plenum.node.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From a code or a password to a token. */
@Singleton
public final class Logins {
  private static final int LONGEST = 200;
  private static final int PER_ACCOUNT = 30;
  private static final int IN_ALL = 5_000;

  private final People people;
  private final Passwords passwords;
  private final Attempts attempts;
  private final Attempts accounts;
  private final Tokens tokens;
  private final MeterRegistry meters;

  Logins(
      People people,
      Passwords passwords,
      Attempts attempts,
      InstantSource clock,
      Tokens tokens,
      MeterRegistry meters) {
    this.people = people;
    this.passwords = passwords;
    this.attempts = attempts;
    this.accounts = new Attempts(clock, PER_ACCOUNT, IN_ALL);
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
    return accepted(person);
  }

  /** Lets somebody in who has proved who they are. */
  public Login accepted(People.Person person) {
    counted(person.role(), "accepted");
    return new Login(
        tokens.issue(person.subject(), person.role()),
        person.subject(),
        person.role(),
        person.name());
  }

  /**
   * Wrong passwords count for one name at one address: behind an ingress everybody has the same
   * address, and who guesses at one name there must not lock the others out. Those who chose their
   * password are guarded against guesses from many addresses as well; an officer's is too long to
   * be guessed, and nobody elsewhere may lock an officer out.
   */
  public Login byPassword(String user, String password, String address) {
    String name = user.length() > LONGEST ? "" : user;
    String place = address + " " + name;
    attempts.check(place);
    if (!passwords.isOfficer(name)) {
      accounts.check(name);
    }
    boolean tooLong = user.length() > LONGEST || password.length() > LONGEST;
    People.Member member = tooLong ? null : member(user);
    if (tooLong || !passwords.matches(member == null ? null : member.password(), password)) {
      accounts.failed(name);
      throw failed(place, "password", "User and password do not match.");
    }
    return accepted(Objects.requireNonNull(member, "nobody's password fits nobody").person());
  }

  /** An officer is called by the name of the office. */
  private People.@Nullable Member member(String user) {
    String officer = passwords.officer(user);
    return officer == null
        ? people.byName(user)
        : new People.Member(new People.Person(user, user, user), officer);
  }

  private Problem failed(String place, String kind, String detail) {
    attempts.failed(place);
    counted(kind, "refused");
    return new Problem(HttpStatus.UNAUTHORIZED, "WrongCode", detail);
  }

  private void counted(String role, String outcome) {
    meters.counter("plenum.logins", "role", role, "outcome", outcome).increment();
  }
}
