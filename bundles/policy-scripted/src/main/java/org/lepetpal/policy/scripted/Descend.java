package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.TipPose;
import org.lepetpal.api.command.Phase;

/**
 * Lowers the gripper over the thing. A loaded arm stands lower than it was told: what it was off above the thing is added
 * to where it is sent now, within {@value #LARGEST_CORRECTION} m.
 */
final class Descend implements Stage {
    private static final double SPEED = 0.15;
    private static final double LARGEST_CORRECTION = 0.02;
    private static final double MOVED = 0.015;
    private static final double FOLLOWED = 0.06;

    private final Job job;
    private final Grasp grasp;
    private final double confidence;
    private Optional<Arrival> arrival = Optional.empty();

    Descend(Job job, Grasp grasp, double confidence) {
        this.job = job;
        this.grasp = grasp;
        this.confidence = confidence;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            Optional<Trajectory> line =
                    job.motions().line(now.nanos(), job.current().at(now.nanos()), corrected(now), SPEED);
            if (line.isEmpty()) {
                return new Turn.Then(new BackOff(job, "the way down to it is out of reach"));
            }
            arrival = Optional.of(new Arrival(job.follow(line.get())));
        }
        if (now.eyes()
                .things()
                .near(grasp.centre(), FOLLOWED)
                .filter(fix -> fix.at().planar(grasp.centre()) > MOVED)
                .isPresent()) {
            return new Turn.Then(new BackOff(job, "it rolled away"));
        }
        if (arrival.get().there(now)) {
            return new Turn.Then(new Close(job, grasp, confidence));
        }
        if (arrival.get().overdue(now)) {
            return new Turn.Then(new BackOff(job, "something stands in the way down to it"));
        }
        return new Turn.Go(
                job.current(),
                Phase.GRASP,
                OptionalDouble.of(confidence),
                "lowering the gripper over the " + job.name());
    }

    private TipPose corrected(Senses now) {
        Vec meant = Vec.of(job.motions()
                .kinematics()
                .forward(job.current().at(now.nanos()))
                .tip());
        Vec real = Vec.of(job.motions().kinematics().forward(now.measured()).tip());
        Vec off = meant.minus(real);
        double size = off.length();
        Vec correction = size > LARGEST_CORRECTION ? off.times(LARGEST_CORRECTION / size) : off;
        Vec tip = Vec.of(grasp.at().tip()).plus(correction);
        return new TipPose(tip.point(), grasp.at().elevationDeg(), grasp.at().rollDeg());
    }
}
