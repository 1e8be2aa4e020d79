package org.lepetpal.cli.firstrun;

import java.io.IOException;
import org.lepetpal.cli.arm.Procedure;

/** The servos' ids, where they were never given. */
final class SetupStep implements Step {
    @Override
    public String name() {
        return "setup";
    }

    @Override
    public String title() {
        return "The servos' ids";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        if (guide.arm().isPresent()) {
            guide.say("All servos answer by their ids.");
            return true;
        }
        guide.say("The robot says: " + guide.armHealth());
        guide.say("Servos from the factory all have id 1 and are given theirs one by one. An arm that has worked"
                + " before, with LeRobot for example, has its ids.");
        return guide.ask("Have the servos their ids?", "yes", "setup").equals("yes")
                || new Procedure(guide.robot(), guide.person(), guide.departure()).run("setup");
    }
}
