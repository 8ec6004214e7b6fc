package dev.plenum.node.election.desk;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionCommand.RegisterVoter;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.domain.Manifest;
import dev.plenum.election.domain.Reason;
import dev.plenum.election.domain.Registration;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.kernel.account.Account;
import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Attempts;
import dev.plenum.node.security.Passwords;
import dev.plenum.node.security.People;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets people put themselves on the roll where the election allows it. First the account is kept,
 * then the ledger is told. A crash between the two leaves an account that nobody can vote with; the
 * same person registering again, by the same name and password, finishes what was begun.
 */
@Singleton
public final class RegistrationDesk {
  /** A class behind one address registers within a minute; a script is slowed down. */
  private static final int PER_ADDRESS = 60;

  private static final int IN_ALL = 1_000;
  private static final int LONGEST_NAME = 200;
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;
  private static final Pattern USER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,63}");
  private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

  private final AccountStore accounts;
  private final Pseudonyms pseudonyms;
  private final Passwords passwords;
  private final Desk<ElectionCommand> desk;
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final Attempts attempts;

  RegistrationDesk(
      AccountStore accounts,
      Pseudonyms pseudonyms,
      Passwords passwords,
      Desk<ElectionCommand> desk,
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      InstantSource clock) {
    this.accounts = accounts;
    this.pseudonyms = pseudonyms;
    this.passwords = passwords;
    this.desk = desk;
    this.shard = shard;
    this.attempts = new Attempts(clock, PER_ADDRESS, IN_ALL);
  }

  /** Somebody who wants to be on the roll. */
  public record Applicant(UUID commandId, String user, String name, String password) {
    public Applicant {
      user = Normalizer.normalize(user.strip(), Normalizer.Form.NFC);
      name = name.strip();
    }
  }

  /** Completes with the person once the ledger has them on the roll. May block: hashing is slow. */
  public CompletableFuture<People.Person> register(Applicant applicant, String address) {
    checkForm(applicant);
    checkMoment();
    attempts.check(address);
    attempts.failed(address);
    Account account = kept(applicant);
    var command = new RegisterVoter(account.id());
    return desk.act(desk.ofParticipant(applicant.commandId(), account.id(), 0, command))
        .handle((_, thrown) -> {
          if (thrown != null && !begunBefore(thrown, account)) {
            throw thrown instanceof CompletionException same
                ? same
                : new CompletionException(thrown);
          }
          return person(account);
        });
  }

  /** Who registered by this name, if somebody did. */
  public Optional<Account> find(String user) {
    return asked(() -> accounts.find(id(user)));
  }

  /** Everybody who registered. */
  public List<Account> all() {
    return asked(accounts::all);
  }

  public static People.Person person(Account account) {
    return new People.Person(account.id(), ElectionRole.VOTER, account.name());
  }

  private static void checkForm(Applicant applicant) {
    if (!USER.matcher(applicant.user()).matches()) {
      throw Problem.malformed(
          "A user name has 2 to 64 letters, digits and . _ @ + -, and begins with a letter or digit.",
          "user");
    }
    String name = applicant.name();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw Problem.malformed("A name has 1 to " + LONGEST_NAME + " characters.", "name");
    }
    int length = applicant.password().length();
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      throw Problem.malformed(
          "A password has %d to %d characters.".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD),
          "password");
    }
    if (applicant.password().equalsIgnoreCase(applicant.user())) {
      throw Problem.malformed("The password must not be the user name.", "password");
    }
  }

  /** Before anything is kept or hashed; the ledger decides again. */
  private void checkMoment() {
    Election election = shard.view().state();
    Manifest manifest = election.manifest();
    if (manifest == null) {
      throw ElectionRefusals.of(Reason.NotConfigured);
    }
    if (manifest.registration() == Registration.CLOSED) {
      throw ElectionRefusals.of(Reason.RegistrationClosed);
    }
    if (election.phase().begun()) {
      throw ElectionRefusals.of(Reason.RegistrationOver);
    }
  }

  private Account kept(Applicant applicant) {
    if (passwords.isOfficer(applicant.user())) {
      throw ElectionRefusals.of(Reason.AlreadyRegistered);
    }
    Account found = find(applicant.user()).orElseGet(() -> add(applicant));
    if (found == null || !passwords.matches(found.password(), applicant.password())) {
      throw ElectionRefusals.of(Reason.AlreadyRegistered);
    }
    return found;
  }

  /** What is kept by this name afterwards; of two who are as quick, one was the first. */
  private @Nullable Account add(Applicant applicant) {
    Account account =
        new Account(
            id(applicant.user()),
            applicant.user(),
            applicant.name(),
            passwords.hash(applicant.password()));
    return asked(() -> accounts.add(account)) ? account : find(applicant.user()).orElse(null);
  }

  /** Whether it is refused only because this person is on the roll already. */
  private boolean begunBefore(Throwable thrown, Account account) {
    Throwable cause = thrown instanceof CompletionException e ? e.getCause() : thrown;
    return cause instanceof Problem problem
        && problem.reason().equals(Reason.AlreadyRegistered.name())
        && shard.view().state().roll().registered().contains(account.id());
  }

  private String id(String user) {
    return pseudonyms.account(Normalizer.normalize(user.strip(), Normalizer.Form.NFC));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (StoreException e) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "StoreUnavailable",
          "The database does not answer. Nothing is lost: send the same request again.",
          null,
          DATABASE_RETRY);
    }
  }
}
