package dev.plenum.cli.simulate;

import picocli.CommandLine.Command;

/** Crowds. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = SimulateElectionCommand.class,
    description = "Let a simulated crowd take part, and judge what became of it.")
public final class SimulateCommand {}
