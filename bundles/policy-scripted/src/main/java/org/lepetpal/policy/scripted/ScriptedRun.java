package org.lepetpal.policy.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/** One run: asks the stage at hand, and turns its trajectory into chunks. */
final class ScriptedRun implements PolicyRun {
    private static final double RATE_HZ = 30;
    private static final int TARGETS = 16;
    private static final int HANDOVERS = 8;
    /** A last target that is farther than this from the truth is not where the arm is: it was released since. */
    private static final double SAGGED_DEG = 8;

    private final Task task;
    private final Settings settings;
    private final Surroundings surroundings;
    private final Eyes eyes;
    private Optional<Job> job = Optional.empty();
    private Stage stage;
    private boolean closed;

    ScriptedRun(Task task, Settings settings, Surroundings surroundings) {
        this.task = task;
        this.settings = settings;
        this.surroundings = surroundings;
        this.eyes = new Eyes(task, surroundings.zones(), surroundings.kinematics());
    }

    @Override
    public PolicyStep next(Observation observation) {
        if (closed) {
            throw new IllegalStateException("this run is over");
        }
        eyes.look(observation);
        Senses now = new Senses(observation.nanos(), observation.arm(), observation.lastTarget(), eyes);
        if (job.isEmpty()) {
            Optional<JointAngles> throwFrom = surroundings.readyToThrow();
            if (task.endsInThrow() && throwFrom.isEmpty()) {
                // Now, and not with the thing in the jaws.
                return Turn.Over.cannot("the arm knows no pose " + ArmDescription.READY_TO_THROW)
                        .step();
            }
            begin(now, throwFrom);
        }
        for (int i = 0; i < HANDOVERS; i++) {
            switch (stage.turn(now)) {
                case Turn.Go go -> {
                    return new PolicyStep.Move(chunk(now.nanos(), go));
                }
                case Turn.Then then -> stage = then.stage();
                case Turn.Over over -> {
                    return over.step();
                }
            }
        }
        throw new IllegalStateException("stages hand the task on without end, last " + stage.getClass());
    }

    @Override
    public void close() {
        closed = true;
    }

    private void begin(Senses now, Optional<JointAngles> throwFrom) {
        Kinematics kinematics = surroundings.kinematics();
        Motions motions = new Motions(kinematics, JointLimits.so101(settings.maxSpeed()));
        Trajectory rest = new Standstill(origin(now), now.nanos());
        Job fresh = new Job(task, settings, throwFrom, motions, new GraspPlanner(kinematics, now.measured()), rest);
        job = Optional.of(fresh);
        stage = new Search(fresh);
    }

    private static JointAngles origin(Senses now) {
        int gripper = now.measured().size() - 1;
        double sag = now.lastTarget()
                .distance(now.measured().with(gripper, now.lastTarget().get(gripper)));
        return sag > SAGGED_DEG ? now.measured() : now.lastTarget();
    }

    private static ActionChunk chunk(long nanos, Turn.Go go) {
        List<JointAngles> targets = new ArrayList<>(TARGETS);
        for (int k = 0; k < TARGETS; k++) {
            targets.add(go.trajectory().at(nanos + Math.round(k * 1e9 / RATE_HZ)));
        }
        return new ActionChunk(nanos, RATE_HZ, targets, go.phase(), go.confidence(), go.message());
    }
}
