package org.lepetpal.testkit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.Frame;

/** An arm of the SO-101's shape, for tests. */
public final class TestArms {
    /** Where it rests. */
    public static final JointAngles HOME = JointAngles.of(0, -100, 90, 50, 0, 5);
    /** From where it throws. */
    public static final JointAngles READY_TO_THROW = JointAngles.of(0, -60, 60, -10, 0, 40);

    private TestArms() {}

    /** Six joints with the limits of the SO-101's description, 270 degrees a second at most. */
    public static ArmDescription so101() {
        return new ArmDescription(
                "so101",
                List.of(
                        degrees("shoulder_pan", -110, 110),
                        degrees("shoulder_lift", -100, 100),
                        degrees("elbow_flex", -96.8, 96.8),
                        degrees("wrist_flex", -95, 95),
                        degrees("wrist_roll", -157.2, 162.8),
                        new JointDescription("gripper", Unit.PERCENT, 0, 100, 250, 100, false)),
                Map.of(ArmDescription.HOME, HOME, "ready_to_throw", READY_TO_THROW));
    }

    /** An arm that stands still there and is well. */
    public static ArmState state(JointAngles positions) {
        JointReading still = new JointReading(0, 0, 12, 30, 0, 0);
        return new ArmState(positions, Collections.nCopies(positions.size(), still));
    }

    /** A reading of it. */
    public static ArmReading reading(long nanos, JointAngles positions) {
        return new ArmReading(nanos, state(positions));
    }

    /** What a policy sees of an arm that stands still there, and was told to: no picture, and nothing in sight. */
    public static Observation observation(long nanos, JointAngles positions) {
        return new Observation(nanos, reading(nanos, positions), positions, Optional.empty(), Optional.empty());
    }

    /** The same with a picture. */
    public static Observation observation(long nanos, JointAngles positions, Frame picture) {
        return new Observation(nanos, reading(nanos, positions), positions, Optional.of(picture), Optional.empty());
    }

    private static JointDescription degrees(String name, double min, double max) {
        return new JointDescription(name, Unit.DEGREES, min, max, 270, max - min, false);
    }
}
