package org.lepetpal.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.Verdict.Finding;

/** Looks at ways to poses before they are gone. Any thread but the control loop's. */
record Ways(SafetyKernel safety, Supplier<Body> body, double rateHz) {
    /** Why the arm may not go from where it is to {@code pose}; empty when it may, or nobody knows where it is. */
    Optional<Failure> forbidden(JointAngles pose) {
        return path(pose)
                .map(path -> safety.review(path.targets(), rateHz))
                .flatMap(findings -> findings.stream().findFirst())
                .map(Ways::failure);
    }

    /** The way from where the arm is; empty without an arm. */
    Optional<PosePath> path(JointAngles pose) {
        Body now = body.get();
        if (now.arm().isEmpty() || now.reading().isEmpty()) {
            return Optional.empty();
        }
        ArmReading reading = now.reading().get();
        JointAngles from = now.lastTarget().orElse(reading.positions());
        return Optional.of(PosePath.from(from, reading, now.arm().get(), pose, rateHz));
    }

    private static Failure failure(Finding finding) {
        return new Failure("safety", finding.rule() + ": " + finding.detail());
    }
}
