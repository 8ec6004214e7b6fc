package dev.plenum.cli;

import dev.plenum.cli.election.ElectionCommand;
import dev.plenum.cli.election.RegisterCommand;
import dev.plenum.cli.election.VoteCommand;
import dev.plenum.cli.exam.ExamCommand;
import dev.plenum.cli.local.LocalCommand;
import dev.plenum.cli.roll.RollCommand;
import dev.plenum.cli.simulate.SimulateCommand;
import dev.plenum.cli.verify.VerifyCountCommand;
import dev.plenum.cli.verify.VerifyReceiptCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code plenum}: run locally, take part, administrate, simulate crowds, verify counts and
 * receipts.
 */
@Command(
    name = "plenum",
    description =
        "Exams and elections in which every accepted answer and ballot counts exactly once.",
    mixinStandardHelpOptions = true,
    versionProvider = Plenum.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed, for instance nobody answered",
      "2:the command was written wrongly",
      "3:the exam or election refused",
      "4:a count or a receipt differs, or ballots or answers are lost or doubled"
    },
    subcommands = {
      LocalCommand.class,
      VoteCommand.class,
      RegisterCommand.class,
      ElectionCommand.class,
      ExamCommand.class,
      RollCommand.class,
      SimulateCommand.class,
      VerifyCountCommand.class,
      VerifyReceiptCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    })
public final class Plenum {

  public static CommandLine commandLine() {
    return new CommandLine(new Plenum())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Plenum::explain);
  }

  /** One sentence for a person; the stack only where somebody asked for it. */
  private static int explain(
      Exception exception, CommandLine line, CommandLine.ParseResult parsed) {
    String sentence = Objects.requireNonNullElse(exception.getMessage(), exception.toString());
    line.getErr().println(line.getColorScheme().errorText("plenum: " + sentence));
    if (System.getenv("PLENUM_DEBUG") != null) {
      exception.printStackTrace(line.getErr());
    }
    return exception instanceof CliException known ? known.exitCode() : ExitCode.FAILED;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Plenum.class.getPackage().getImplementationVersion();
      return new String[] {"plenum " + (version == null ? "0.1.0-SNAPSHOT" : version)};
    }
  }
}
