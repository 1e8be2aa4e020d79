package org.lepetpal.cli.firstrun;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lepetpal.cli.Workbench;

/** Whether the robot runs, is told to have an arm, and may open its port. */
final class CheckStep implements Step {
    private final Path devices;
    private final Workbench bench;

    /**
     * @param devices {@code /dev}
     * @param bench knows how a robot on this machine is set
     */
    CheckStep(Path devices, Workbench bench) {
        this.devices = devices;
        this.bench = bench;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String title() {
        return "What is there";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        JsonNode health = guide.robot().health();
        JsonNode arm = health.path("components").path("arm");
        guide.say("The robot at " + guide.robot().address().base() + " runs ("
                + health.path("version").asText() + ").");
        guide.say("Its arm: " + arm.path("detail").asText("nothing is known of it"));
        if (arm.path("status").asText().equals("absent")) {
            guide.say("! It is set up without an arm. Set ARM=auto in conf/lepetpal.env and start it anew.");
            return false;
        }
        if (arm.path("simulated").asBoolean()) {
            guide.say("It is the simulated arm: all of this can be practised with it. For a real one set ARM=auto in"
                    + " conf/lepetpal.env and start the robot anew.");
            return true;
        }
        if (!guide.robot().address().isHere()) {
            return true;
        }
        sayWhichCalibration(guide);
        return mayOpenPort(guide);
    }

    private void sayWhichCalibration(Guide guide) throws IOException {
        String id = bench.settings().getOrDefault("ARM_ID", "").strip();
        if (!id.isEmpty()) {
            guide.say("Its calibration is LeRobot's file of the arm " + id + ", and is compared with the servos.");
            return;
        }
        guide.say("! ARM_ID is not set: what the servos hold is the calibration, whatever it is. It is compared with no"
                + " file, so that nobody notices a servo that was exchanged or written anew, and LeRobot's own file of"
                + " this arm is neither read nor written. To have that, set ARM_ID in conf/lepetpal.env to the arm's id"
                + " in LeRobot, or to a name of your choice (ARM_ID=my_arm), and start the robot anew.");
    }

    private boolean mayOpenPort(Guide guide) throws IOException {
        List<Path> ports = new ArrayList<>();
        for (String kind : List.of("ttyACM*", "ttyUSB*")) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, kind)) {
                found.forEach(ports::add);
            }
        }
        if (ports.isEmpty()) {
            guide.say("! There is no serial port: plug in the arm's USB adapter, and its power.");
            return false;
        }
        for (Path port : ports) {
            boolean open = Files.isReadable(port) && Files.isWritable(port);
            guide.say(
                    open
                            ? "Serial port " + port + ": may be opened."
                            : "! Serial port " + port + ": no permission. Mend: sudo usermod -aG dialout "
                                    + System.getProperty("user.name") + ", log in again, start the robot anew.");
        }
        return ports.stream().anyMatch(port -> Files.isReadable(port) && Files.isWritable(port));
    }
}
