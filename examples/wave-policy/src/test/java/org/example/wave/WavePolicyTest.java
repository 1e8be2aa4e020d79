package org.example.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/** A policy needs no robot to be tested: it answers from what it is shown. */
class WavePolicyTest {
    private static final JointAngles STAND = JointAngles.of(0, -40, 50, 30, 5, 60);

    private static Observation at(double seconds) {
        long nanos = Math.round(seconds * 1e9);
        JointReading calm = new JointReading(0, 0, 12, 30, 0, 0);
        ArmReading arm = new ArmReading(nanos, STAND, Collections.nCopies(STAND.size(), calm));
        return new Observation(nanos, arm, STAND, Optional.empty(), Optional.empty());
    }

    @Test
    void wavesWithTheWristAndEndsWhereItBegan() {
        double least = 0;
        double most = 0;
        PolicyStep step;
        try (PolicyRun run = new WavePolicy(25).begin("wave")) {
            for (double seconds = 0; seconds <= 4.5; seconds += 0.5) {
                step = run.next(at(seconds));
                for (JointAngles target : ((PolicyStep.Move) step).chunk().targets()) {
                    assertEquals(STAND.with(4, 0), target.with(4, 0), "only the wrist moves");
                    least = Math.min(least, target.get(4) - STAND.get(4));
                    most = Math.max(most, target.get(4) - STAND.get(4));
                }
            }
            step = run.next(at(4.6));
        }
        assertTrue(most > 15 && most <= 25, "to one side " + most);
        assertTrue(least < -15 && least >= -25, "to the other " + least);
        assertInstanceOf(PolicyStep.Done.class, step);
    }

    @Test
    void servesNothingElse() {
        assertThrows(IllegalArgumentException.class, () -> new WavePolicy(25).begin("dance"));
        assertThrows(IllegalArgumentException.class, () -> new WavePolicy(90));
    }
}
