package org.lepetpal.cli.firstrun;

import java.io.IOException;
import org.lepetpal.cli.arm.Procedure;

/** Which port is the arm's. */
final class FindStep implements Step {
    @Override
    public String name() {
        return "find";
    }

    @Override
    public String title() {
        return "Find the arm";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        if (guide.arm().isPresent()) {
            guide.say("The arm answers: it is found.");
            return true;
        }
        guide.say("The robot has no arm yet: " + guide.armHealth());
        return guide.ask("Look for its port?", "find", "skip").equals("skip")
                || new Procedure(guide.robot(), guide.person(), guide.departure()).run("find");
    }
}
