package dev.plenum.cli.remote;

import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import java.io.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A password from the environment or typed unseen; never from the command line's text. */
public final class Password {
  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      defaultValue = "PLENUM_PASSWORD",
      description = "Environment variable with the password (default: PLENUM_PASSWORD).")
  private String variable = "PLENUM_PASSWORD";

  /** Signs in; the token. */
  public String login(Api api, String user) throws Api.Refused {
    return api.login(user, of(user), Target.PATIENCE);
  }

  /** The password of this user. */
  // Java 25 answers null again where nobody sits at a terminal, which the check does not know.
  @SuppressWarnings("SystemConsoleNull")
  public String of(String user) {
    @Nullable String known = System.getProperty("plenum.password", System.getenv(variable));
    if (known != null && !known.isEmpty()) {
      return known;
    }
    @Nullable Console console = System.console();
    char @Nullable [] typed =
        console != null && console.isTerminal()
            ? console.readPassword("Password of %s: ", user)
            : null;
    if (typed == null) {
      throw CliException.usage("There is no password: set " + variable + ".");
    }
    return new String(typed);
  }
}
