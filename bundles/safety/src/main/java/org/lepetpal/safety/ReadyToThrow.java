package org.lepetpal.safety;

import static org.lepetpal.api.arm.ArmDescription.READY_TO_THROW;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;

/**
 * A throw begins only where it is meant to: every joint but the gripper near the arm's pose {@value ArmDescription#READY_TO_THROW}, as measured and as
 * told (a throw is laid down from what was told last), the arm still, its gripper well above the table and something in it. What
 * is unknown counts as no. Asked for once before a throw, not in every tick. Any thread.
 *
 * @param tolerance degrees by which a joint may be off the pose
 */
record ReadyToThrow(double tolerance, Supplier<Optional<Kinematics>> kinematics) {
    /** Shown in refusals, telemetry and health. */
    static final String RULE = "ready-to-throw";

    private static final long FRESH_NANOS = 500_000_000;
    /** Units per second. */
    private static final double STILL = 5;
    /** Metres above the table. */
    private static final double LEAST_HEIGHT = 0.10;

    /** Why nothing may be thrown now; empty where it may. */
    Optional<String> objection(Optional<Grasp> arm, long nanos) {
        // The goal first: with one that is newer than the measurement, jaws that are about to close would seem to hold
        // something.
        Optional<JointAngles> told = arm.flatMap(Grasp::goal);
        Optional<ArmReading> reading =
                arm.flatMap(Grasp::reading).filter(newest -> nanos - newest.nanos() <= FRESH_NANOS);
        if (reading.isEmpty()) {
            return Optional.of("the arm has not been measured just now");
        }
        if (told.isEmpty()) {
            return Optional.of("the arm is limp");
        }
        return moving(arm.get(), reading.get())
                .or(() -> elsewhere(arm.get(), reading.get().positions(), told.get()))
                .or(() -> low(reading.get().positions()))
                .or(() -> empty(arm.get(), reading.get(), told.get()));
    }

    private static Optional<String> moving(Grasp arm, ArmReading reading) {
        for (int i = 0; i < reading.joints().size(); i++) {
            JointReading joint = reading.joints().get(i);
            if (Math.abs(joint.speed()) >= STILL) {
                return Optional.of("%s moves at %s units per second, less than %s is still"
                        .formatted(name(arm, i), Text.of(joint.speed()), Text.of(STILL)));
            }
        }
        return Optional.empty();
    }

    private Optional<String> elsewhere(Grasp arm, JointAngles measured, JointAngles told) {
        Optional<JointAngles> pose =
                Optional.ofNullable(arm.description().poses().get(READY_TO_THROW));
        return pose.isEmpty()
                ? Optional.of("the arm knows no pose " + READY_TO_THROW)
                : off(arm, "is at", measured, pose.get()).or(() -> off(arm, "was sent to", told, pose.get()));
    }

    private Optional<String> off(Grasp arm, String how, JointAngles where, JointAngles pose) {
        for (int i = 0; i < arm.description().gripper(); i++) {
            if (Math.abs(where.get(i) - pose.get(i)) > tolerance) {
                return Optional.of("%s %s %s°, within %s° of %s° (pose %s) is allowed"
                        .formatted(
                                name(arm, i),
                                how,
                                Text.of(where.get(i)),
                                Text.of(tolerance),
                                Text.of(pose.get(i)),
                                READY_TO_THROW));
            }
        }
        return Optional.empty();
    }

    private Optional<String> low(JointAngles measured) {
        Optional<Kinematics> geometry = kinematics.get();
        if (geometry.isEmpty()) {
            return Optional.of("the arm's geometry is unknown");
        }
        double height = geometry.get().forward(measured).tip().z();
        return height >= LEAST_HEIGHT
                ? Optional.empty()
                : Optional.of("the gripper is only %s cm above the table, at least %s cm is allowed"
                        .formatted(Text.of(height * 100), Text.of(LEAST_HEIGHT * 100)));
    }

    private static Optional<String> empty(Grasp arm, ArmReading reading, JointAngles told) {
        return reading.holdsSomething(arm.description().gripper(), told)
                ? Optional.empty()
                : Optional.of("the gripper holds nothing");
    }

    private static String name(Grasp arm, int joint) {
        return arm.description().joints().get(joint).name();
    }
}
