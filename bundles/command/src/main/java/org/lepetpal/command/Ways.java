package org.lepetpal.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict.Finding;

/** Looks at ways to poses before they are gone. Any thread but the control loop's. */
record Ways(SafetyKernel safety, Supplier<Body> body, double rateHz) {
    /** The operator may have set limits that are tighter than those out of the box: tried in order. */
    private static final double[] SLOWER = {1, 1.5, 2.5, 4};
    /** Greatest speed of a way home that has to be short, in degrees per second. */
    private static final double HURRIED = 200;

    /**
     * What is known of a way beforehand.
     *
     * @param pace the fastest that is allowed, of those that were tried
     * @param forbidden why it may not be gone at any; empty when it may, or nobody knows where the arm is
     */
    record Prospect(Pace pace, Optional<Failure> forbidden) {}

    /** How the arm may go from where it is to {@code pose}. */
    Prospect to(JointAngles pose) {
        Prospect prospect = new Prospect(Pace.GENTLE, Optional.empty());
        for (double factor : SLOWER) {
            Pace pace = Pace.GENTLE.slower(factor);
            prospect = new Prospect(pace, objection(pose, pace));
            if (prospect.forbidden().isEmpty()) {
                return prospect;
            }
        }
        return prospect;
    }

    /**
     * How to get home in a hurry.
     *
     * @param seconds what it may take, tried in order
     * @return the first that the safety kernel allows as it is, else the slowest, which the kernel may slow down further;
     *     empty without an arm, and where it is too far
     */
    Optional<Pace> home(double... seconds) {
        Body now = body.get();
        if (now.arm().isEmpty() || now.reading().isEmpty()) {
            return Optional.empty();
        }
        JointAngles home = now.arm().get().home();
        double distance =
                now.lastTarget().orElse(now.reading().get().positions()).distance(home);
        Optional<Pace> slowest = Optional.empty();
        for (double span : seconds) {
            Pace pace = Pace.GENTLE.reaching(distance, span);
            if (pace.speed() <= HURRIED) {
                if (objection(home, pace).isEmpty()) {
                    return Optional.of(pace);
                }
                slowest = Optional.of(pace);
            }
        }
        return slowest;
    }

    private Optional<Failure> objection(JointAngles pose, Pace pace) {
        return path(pose, pace)
                .map(path -> safety.review(path.targets(), rateHz))
                .map(List::stream)
                .flatMap(findings -> findings.findFirst())
                .map(Ways::failure);
    }

    /** The way from where the arm is; empty without an arm. */
    private Optional<PosePath> path(JointAngles pose, Pace pace) {
        Body now = body.get();
        if (now.arm().isEmpty() || now.reading().isEmpty()) {
            return Optional.empty();
        }
        ArmReading reading = now.reading().get();
        JointAngles from = now.lastTarget().orElse(reading.positions());
        return Optional.of(PosePath.from(from, reading, now.arm().get(), pose, pace, rateHz));
    }

    private static Failure failure(Finding finding) {
        return new Failure("safety", finding.rule() + ": " + finding.detail());
    }
}
