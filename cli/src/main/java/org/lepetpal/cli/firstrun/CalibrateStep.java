package org.lepetpal.cli.firstrun;

import java.io.IOException;
import org.lepetpal.cli.arm.Procedure;
import org.lepetpal.cli.robot.Refused;

/** The joints' middles and ranges. */
final class CalibrateStep implements Step {
    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String title() {
        return "Calibration";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        boolean keep = isKnown(guide)
                && guide.ask("The arm has a calibration. Keep it, or calibrate anew?", "keep", "calibrate")
                        .equals("keep");
        if (!keep && !new Procedure(guide.robot(), guide.person(), guide.departure()).run("calibrate")) {
            return false;
        }
        if (!guide.awaitArm()) {
            guide.say("! The arm does not come back: " + guide.armHealth());
            return false;
        }
        guide.say("The arm answers.");
        return true;
    }

    private static boolean isKnown(Guide guide) throws IOException, InterruptedException {
        try {
            guide.robot().get("/api/calibration");
            return true;
        } catch (Refused none) {
            if (none.http() == 404 || none.http() == 503) {
                return false;
            }
            throw none;
        }
    }
}
