package org.lepetpal.cli.arm;

import org.lepetpal.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arm torque}: nothing by itself. */
@Command(name = "torque", description = "Takes power from the motors, and lets them have it again.")
final class TorqueCommand {
    @Mixin
    private final HelpOption help = new HelpOption();
}
