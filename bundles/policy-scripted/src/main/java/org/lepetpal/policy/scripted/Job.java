package org.lepetpal.policy.scripted;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/** What all stages of one run share: the task, the means, where the arm is being sent, and how often it was tried. */
final class Job {
    private static final int REPLANS = 8;

    private final Task task;
    private final Settings settings;
    private final Optional<JointAngles> throwFrom;
    private final Motions motions;
    private final GraspPlanner planner;
    private Trajectory current;
    private int attempt;
    private int replans;

    Job(
            Task task,
            Settings settings,
            Optional<JointAngles> throwFrom,
            Motions motions,
            GraspPlanner planner,
            Trajectory current) {
        this.task = task;
        this.settings = settings;
        this.throwFrom = throwFrom;
        this.motions = motions;
        this.planner = planner;
        this.current = current;
    }

    Task task() {
        return task;
    }

    Thing thing() {
        return task.thing();
    }

    String name() {
        return task.thing().label();
    }

    Settings settings() {
        return settings;
    }

    /** The pose from which the thing is thrown, for tasks that end so. Its gripper value means nothing. */
    JointAngles throwFrom() {
        return throwFrom.orElseThrow();
    }

    Motions motions() {
        return motions;
    }

    /** The trajectory that the arm follows now. */
    Trajectory current() {
        return current;
    }

    /** The arm follows this one from now on. */
    Trajectory follow(Trajectory trajectory) {
        current = trajectory;
        return trajectory;
    }

    /** The gripper is kept at this value on the way, percent. */
    void squeeze(double gripper) {
        current = new Gripping(current instanceof Gripping gripping ? gripping.motion() : current, gripper);
    }

    double radius(Vec at) {
        return planner.radius(at);
    }

    Optional<Grasp> grasp(Vec centre) {
        return planner.grasp(task.thing(), centre, attempt);
    }

    GraspPlanner planner() {
        return planner;
    }

    /** Attempts that failed so far. */
    int attempt() {
        return attempt;
    }

    /** Counts a failed attempt. @return whether another one is allowed */
    boolean another() {
        attempt++;
        return attempt < settings.attempts();
    }

    /** Counts a plan given up because the thing moved. @return whether another one is allowed */
    boolean replan() {
        replans++;
        return replans <= REPLANS;
    }
}
