package org.lepetpal.cli.models;

import org.lepetpal.cli.HelpOption;
import org.lepetpal.cli.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lepetpal model}: the robot's repository of models. */
@Command(name = "model", description = "Gives the robot models, and lists those that it has.")
public final class ModelCommand {
    @Mixin
    private final HelpOption help = new HelpOption();

    private ModelCommand() {}

    /** With all its subcommands. */
    public static CommandLine of(Workbench bench) {
        return new CommandLine(new ModelCommand())
                .addSubcommand(new ModelAddCommand(bench))
                .addSubcommand(new ModelListCommand(bench));
    }
}
