package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.TestArms;

class SightThrowGuardTest {
    private static final JointAngles READY = TestArms.READY_TO_THROW.with(5, 30);
    private final Rig rig = new Rig();
    private final ReadyToThrow ready = new ReadyToThrow(15, () -> Optional.of(rig.kinematics));
    private ArmDescription arm = TestArms.so101();
    private Optional<Grasp> grasp = Optional.empty();
    private final ThrowGuard guard = guard("dog");

    @Test
    void readyWhereTheThrowBeginsWhenStillAndHolding() throws IOException {
        hold(READY, 26, 0, 0);
        assertThat(guard.readyToThrow().yes()).isTrue();
        hold(READY, 26.1, 0, 0);
        assertThat(guard.readyToThrow())
                .isEqualTo(new ThrowGuard.Answer(false, "ready-to-throw: the gripper holds nothing"));
        hold(READY, 28, 0, -10);
        assertThat(guard.readyToThrow().yes()).as("by its load").isTrue();
        hold(READY, 28, 0, -9.9);
        assertThat(guard.readyToThrow().yes()).isFalse();
        hold(READY.with(5, 3.9), -10, 0, -50);
        assertThat(guard.readyToThrow().yes()).as("closed on nothing").isFalse();
    }

    @Test
    void notReadyAwayFromThePoseThatTheThrowBeginsIn() throws IOException {
        hold(READY.with(1, -45), 20, 0, 0);
        assertThat(guard.readyToThrow().yes()).as("near enough").isTrue();
        hold(READY.with(1, -44.9), 20, 0, 0);
        assertThat(guard.readyToThrow().detail())
                .isEqualTo("ready-to-throw: shoulder_lift is at -44.9°, within 15.0° of -60.0° (pose ready_to_throw)"
                        + " is allowed");
        hold(READY, READY.with(4, -16).with(5, 20), 0, 0);
        assertThat(guard.readyToThrow().detail())
                .as("a throw is laid down from there")
                .startsWith("ready-to-throw: wrist_roll was sent to -16.0°");
        arm = withPoses(Map.of("home", TestArms.HOME));
        hold(READY, 20, 0, 0);
        assertThat(guard.readyToThrow().detail()).isEqualTo("ready-to-throw: the arm knows no pose ready_to_throw");
    }

    @Test
    void notReadyWhileMovingOrLow() throws IOException {
        hold(READY, 20, 5, 0);
        assertThat(guard.readyToThrow().detail())
                .isEqualTo("ready-to-throw: shoulder_lift moves at 5.0 units per second, less than 5.0 is still");
        hold(READY, 20, 4.9, 0);
        assertThat(guard.readyToThrow().yes()).isTrue();
        arm = withPoses(Map.of("home", TestArms.HOME, "ready_to_throw", READY.with(1, 0)));
        hold(READY.with(1, 0.5), 20, 0, 0);
        assertThat(guard.readyToThrow().detail())
                .isEqualTo("ready-to-throw: the gripper is only 9.9 cm above the table, at least 10.0 cm is allowed");
        hold(READY.with(1, -0.5), 20, 0, 0);
        assertThat(guard.readyToThrow().yes()).isTrue();
    }

    @Test
    void unknownIsNotReady() throws IOException {
        assertThat(guard.readyToThrow().yes()).isFalse();
        hold(READY, 20, 0, 0);
        rig.time.advance(Duration.ofMillis(501));
        assertThat(guard.readyToThrow().detail()).isEqualTo("ready-to-throw: the arm has not been measured just now");
        Grasp untold = grasp(reading(READY, 0, 0));
        untold.measure();
        grasp = Optional.of(untold);
        assertThat(guard.readyToThrow().detail()).isEqualTo("ready-to-throw: the arm is limp");
        hold(READY, 20, 0, 0);
        assertThat(new ReadyToThrow(15, Optional::empty).objection(grasp, rig.time.nanoTime()))
                .contains("the arm's geometry is unknown");
    }

    @Test
    void usesWhatTheKernelMeasured() throws IOException {
        ThrowGuard real = new SightThrowGuard(ready, rig.kernel::grasp, rig.sight::latest, Set.of("dog"), rig.time);
        rig.arm.place(READY);
        rig.arm.block(true);
        for (int i = 0; i < 15; i++) {
            rig.tick(READY.with(5, 25));
        }
        assertThat(real.readyToThrow().yes()).isTrue();
    }

    @Test
    void clearWhenAFreshPictureShowsNobodyWhoIsLookedFor() {
        see(0, Set.of("ball", "dog"), "ball");
        assertThat(guard.workspaceClear()).isEqualTo(new ThrowGuard.Answer(true, "no dog in sight"));
        see(0, Set.of("ball", "dog"), "ball", "dog");
        assertThat(guard.workspaceClear())
                .isEqualTo(new ThrowGuard.Answer(false, "workspace-clear: a dog is in sight"));
    }

    @Test
    void unknownIsNotClear() {
        assertThat(guard.workspaceClear().detail()).isEqualTo("workspace-clear: nothing has been seen");
        see(0, Set.of("ball"));
        assertThat(guard.workspaceClear().detail()).isEqualTo("workspace-clear: no detector looks for dog");
        see(0, Set.of("dog"));
        assertThat(guard("dog", "person", "cat").workspaceClear().detail())
                .isEqualTo("workspace-clear: no detector looks for cat, person");
        see(500, Set.of("dog"));
        assertThat(guard.workspaceClear().yes()).isTrue();
        see(501, Set.of("dog"));
        assertThat(guard.workspaceClear().detail())
                .isEqualTo("workspace-clear: the newest picture that was looked at is 0.5 s old");
    }

    private ThrowGuard guard(String... watched) {
        return new SightThrowGuard(ready, () -> grasp, rig.sight::latest, Set.of(watched), rig.time);
    }

    private static ArmDescription withPoses(Map<String, JointAngles> poses) {
        return new ArmDescription("so101", TestArms.so101().joints(), poses);
    }

    private Grasp grasp(ArmReading reading) {
        RuleBook book = new RuleBook(Rig.DEFAULTS, Optional::empty, Optional::empty);
        return new Grasp(new Posed(arm, reading), arm, book.open(arm, 0), 0);
    }

    private void hold(JointAngles where, double gripperGoal, double liftSpeed, double load) throws IOException {
        hold(where, where.with(5, gripperGoal), liftSpeed, load);
    }

    private void hold(JointAngles where, JointAngles goal, double liftSpeed, double load) throws IOException {
        Grasp held = grasp(reading(where, liftSpeed, load));
        held.measure();
        held.move(Setpoint.resting(goal), rig.time.nanoTime());
        grasp = Optional.of(held);
    }

    /** Says this of itself, and does nothing. */
    private record Posed(ArmDescription description, ArmReading reading) implements Arm {
        @Override
        public ArmState read() {
            return reading.state();
        }

        @Override
        public long measuredNanos() {
            return reading.nanos();
        }

        @Override
        public JointAngles move(JointAngles goal) {
            return goal;
        }

        @Override
        public void release() {
            // stands as it is
        }
    }

    private ArmReading reading(JointAngles where, double liftSpeed, double load) {
        JointReading[] joints = TestArms.reading(0, where).joints().toArray(new JointReading[0]);
        joints[1] = new JointReading(liftSpeed, 20, 12, 30, 0, 0);
        joints[5] = new JointReading(0, load, 12, 30, 0, 0);
        return new ArmReading(rig.time.nanoTime(), where, List.of(joints));
    }

    private void see(long millisAgo, Set<String> classes, String... labels) {
        List<Detection> detections = Arrays.stream(labels)
                .map(label -> new Detection(label, 0.9, 10, 10, 20, 20))
                .toList();
        rig.sight.show(new Sighting(
                "front",
                1,
                rig.time.nanoTime() - millisAgo * 1_000_000,
                640,
                360,
                Optional.empty(),
                classes,
                detections));
    }
}
