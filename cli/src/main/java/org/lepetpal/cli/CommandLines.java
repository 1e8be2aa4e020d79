package org.lepetpal.cli;

import java.io.IOException;
import org.lepetpal.cli.arm.ArmCommand;
import org.lepetpal.cli.models.ModelCommand;
import org.lepetpal.cli.modules.ModulesCommand;
import org.lepetpal.cli.modules.PromoteCommand;
import org.lepetpal.cli.modules.ShadowCommand;
import org.lepetpal.cli.modules.SwapCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line as a whole, and how what goes wrong in it is told: in one line, and by exit code. */
@Command(
        name = "lepetpal",
        description = "Talks to the running robot.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the robot is not there, or said no", "2:the command line is wrong"})
final class CommandLines {
    static final int FAILED = 1;
    private static final String NAME = "lepetpal: ";

    @Mixin
    private final HelpOption help = new HelpOption();

    private CommandLines() {}

    static CommandLine of(Workbench bench) {
        CommandLine line = new CommandLine(new CommandLines());
        line.addSubcommand(ArmCommand.of(bench));
        line.addSubcommand(ModelCommand.of(bench));
        line.addSubcommand(new ModulesCommand(bench));
        line.addSubcommand(new SwapCommand(bench));
        line.addSubcommand(new ShadowCommand(bench));
        line.addSubcommand(new PromoteCommand(bench));
        line.setParameterExceptionHandler((wrong, arguments) -> {
            CommandLine where = wrong.getCommandLine();
            where.getErr().println(NAME + wrong.getMessage().lines().findFirst().orElse("wrong arguments"));
            where.getErr().println("Try: ./" + where.getCommandSpec().qualifiedName() + " --help");
            return where.getCommandSpec().exitCodeOnInvalidInput();
        });
        line.setExecutionExceptionHandler((failure, where, parsed) -> {
            if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
                where.getErr().println(NAME + failure.getMessage());
                return failure instanceof IOException
                        ? FAILED
                        : where.getCommandSpec().exitCodeOnInvalidInput();
            }
            throw failure;
        });
        return line;
    }
}
