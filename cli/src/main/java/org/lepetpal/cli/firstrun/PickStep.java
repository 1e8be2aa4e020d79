package org.lepetpal.cli.firstrun;

import java.io.IOException;
import org.lepetpal.cli.arm.Motion;
import org.lepetpal.cli.arm.Stop;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.robot.Refused;

/** What it is all for. */
final class PickStep implements Step {
    @Override
    public String name() {
        return "pick";
    }

    @Override
    public String title() {
        return "The first pick";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        guide.say("Lay the ball on the table, where the camera sees it and the arm can reach it.");
        while (guide.ask("Pick it up?", "go", "leave").equals("go")) {
            if (isPicked(guide)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPicked(Guide guide) throws IOException, InterruptedException {
        Stop stop = new Stop(guide.robot());
        try (Departure.Duty hold =
                guide.departure().owe("stopping the arm", () -> stop.hold("first run left in a motion"))) {
            boolean picked = new Motion(guide.robot(), guide.person(), guide.departure()).command("pick up the ball");
            // without the ball the arm goes home by itself, and may
            hold.settle();
            return picked;
        } catch (Refused refused) {
            guide.say("! " + refused.getMessage());
            return false;
        }
    }
}
