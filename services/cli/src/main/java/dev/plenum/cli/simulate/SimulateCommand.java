package dev.plenum.cli.simulate;

import dev.plenum.cli.simulate.exam.SimulateExamCommand;
import picocli.CommandLine.Command;

/** Crowds. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {SimulateElectionCommand.class, SimulateExamCommand.class},
    description = "Let a simulated crowd take part, and judge what became of it.")
public final class SimulateCommand {}
