package org.lepetpal.cli.firstrun;

import java.io.IOException;
import org.lepetpal.cli.arm.Motion;
import org.lepetpal.cli.arm.Stop;
import org.lepetpal.cli.person.Departure;

/** The first motion by itself: home. */
final class HomeStep implements Step {
    @Override
    public String name() {
        return "home";
    }

    @Override
    public String title() {
        return "The first way home";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        guide.say(
                "The arm now goes home by itself. Clear its way, keep hands and dog away, and one hand at the switch of"
                        + " its supply. Ctrl-C stops it where it is.");
        if (guide.ask("Ready?", "go", "leave").equals("leave")) {
            return false;
        }
        Stop stop = new Stop(guide.robot());
        try (Departure.Duty hold =
                guide.departure().owe("stopping the arm", () -> stop.hold("first run left in a motion"))) {
            stop.reset();
            boolean home = new Motion(guide.robot(), guide.person(), guide.departure()).command("go home");
            if (home) {
                hold.settle();
            }
            return home;
        }
    }
}
