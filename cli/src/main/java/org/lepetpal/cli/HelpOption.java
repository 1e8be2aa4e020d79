package org.lepetpal.cli;

import picocli.CommandLine.Option;

/** {@code --help}, for each command. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "explains the command")
    private boolean wanted;
}
