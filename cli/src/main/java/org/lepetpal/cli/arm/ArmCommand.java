package org.lepetpal.cli.arm;

import org.lepetpal.cli.HelpOption;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.firstrun.FirstRunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lepetpal arm}: everything about the arm. */
@Command(name = "arm", description = "Sets up, watches, moves and stops the arm.")
public final class ArmCommand {
    @Mixin
    private final HelpOption help = new HelpOption();

    private ArmCommand() {}

    /** With all its subcommands. */
    public static CommandLine of(Workbench bench) {
        CommandLine arm = new CommandLine(new ArmCommand());
        arm.addSubcommand(new FirstRunCommand(bench));
        arm.addSubcommand(new FindCommand(bench));
        arm.addSubcommand(new SetupCommand(bench));
        arm.addSubcommand(new CalibrateCommand(bench));
        arm.addSubcommand(new CommandLine(new CalibrationCommand()).addSubcommand(new CalibrationStoreCommand(bench)));
        arm.addSubcommand(new MonitorCommand(bench));
        arm.addSubcommand(new HomeCommand(bench));
        arm.addSubcommand(new CommandLine(new TorqueCommand())
                .addSubcommand(new TorqueOffCommand(bench))
                .addSubcommand(new TorqueOnCommand(bench)));
        arm.addSubcommand(new CommandLine(new PoseCommand())
                .addSubcommand(new PoseListCommand(bench))
                .addSubcommand(new PoseSaveCommand(bench))
                .addSubcommand(new PoseGoCommand(bench))
                .addSubcommand(new PoseForgetCommand(bench)));
        arm.addSubcommand(new StopCommand(bench));
        arm.addSubcommand(new ResetCommand(bench));
        return arm;
    }
}
