package org.lepetpal.cli.arm;

import org.lepetpal.cli.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arm calibration}: nothing by itself. */
@Command(name = "calibration", description = "The arm's calibration; arm calibrate makes a new one.")
final class CalibrationCommand {
    @Mixin
    private final HelpOption help = new HelpOption();
}
