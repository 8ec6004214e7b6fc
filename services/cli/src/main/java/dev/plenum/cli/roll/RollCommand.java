package dev.plenum.cli.roll;

import picocli.CommandLine.Command;

/** Prepares the file of those who may vote. */
@Command(
    name = "roll",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Check a roll, give everybody a code, cut it for a cluster.",
    subcommands = {RollCheckCommand.class, RollCodesCommand.class, RollSplitCommand.class})
public final class RollCommand {}
