package org.lepetpal.cli.arm;

import org.lepetpal.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arm pose}: nothing by itself. */
@Command(name = "pose", description = "Poses that the arm knows by name.")
final class PoseCommand {
    @Mixin
    private final HelpOption help = new HelpOption();
}
