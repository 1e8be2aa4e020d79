package org.lepetpal.cli.firstrun;

import java.io.IOException;
import java.util.List;
import org.lepetpal.cli.arm.Poses;
import org.lepetpal.cli.arm.Stop;

/** The poses that the robot needs, shown to it by hand. The arm is limp afterwards. */
final class TeachStep implements Step {
    private static final List<Lesson> LESSONS = List.of(
            new Lesson("home", "home: folded onto itself, where it may be let go without falling"),
            new Lesson(
                    "ready", "ready: raised before the table, gripper open and pointing down, nothing in sight hidden"),
            new Lesson("bowl", "bowl: gripper a hand's breadth above the middle of the bowl"));

    @Override
    public String name() {
        return "teach";
    }

    @Override
    public String title() {
        return "Poses by hand";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        if (guide.ask("Teach the poses home, ready and bowl by hand? The arm goes limp: hold it.", "teach", "skip")
                .equals("skip")) {
            return true;
        }
        Stop stop = new Stop(guide.robot());
        stop.goLimp("first run: guided by hand");
        if (!stop.awaitRest(guide.person())) {
            guide.say("! The robot does not say that the arm is limp. Do not bend it: " + stop.standing());
            return false;
        }
        if (!stop.reachesArm()) {
            guide.say("! The robot reaches no arm, so that it cannot tell whether it is limp: " + guide.armHealth());
            return false;
        }
        Poses poses = new Poses(guide.robot());
        for (Lesson lesson : LESSONS) {
            guide.say("");
            String question = "Bring the arm by hand to " + lesson.what() + ". Hold it there.";
            if (guide.askWatching(question, "save", "keep the old one").equals("save")) {
                poses.saveMeasured(lesson.pose());
                guide.say("Saved " + lesson.pose() + ".");
            }
        }
        return true;
    }

    private record Lesson(String pose, String what) {}
}
