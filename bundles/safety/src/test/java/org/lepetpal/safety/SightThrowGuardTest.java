package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.TestArms;

class SightThrowGuardTest {
    private static final JointAngles RAISED = JointAngles.of(0, -60, 60, -10, 0, 30);
    private final Rig rig = new Rig();
    private Optional<Grasp> grasp = Optional.empty();
    private final ThrowGuard guard = guard("dog");

    @Test
    void readyWhenStillRaisedAndHolding() {
        hold(RAISED, 26, 0, 0);
        assertThat(guard.readyToThrow().yes()).isTrue();
        hold(RAISED, 26.1, 0, 0);
        assertThat(guard.readyToThrow()).isEqualTo(new ThrowGuard.Answer(false, "the gripper holds nothing"));
        hold(RAISED, 28, 0, -10);
        assertThat(guard.readyToThrow().yes()).as("by its load").isTrue();
        hold(RAISED, 28, 0, -9.9);
        assertThat(guard.readyToThrow().yes()).isFalse();
        hold(RAISED.with(5, 3.9), -10, 0, -50);
        assertThat(guard.readyToThrow().yes()).as("closed on nothing").isFalse();
    }

    @Test
    void notReadyWhileMovingOrLow() {
        hold(RAISED, 20, 5, 0);
        assertThat(guard.readyToThrow().detail()).isEqualTo("the arm is moving");
        hold(RAISED, 20, 4.9, 0);
        assertThat(guard.readyToThrow().yes()).isTrue();
        hold(RAISED.with(1, 0.5), 20, 0, 0);
        assertThat(guard.readyToThrow().detail()).isEqualTo("the gripper is only 9.9 cm above the table");
        hold(RAISED.with(1, -0.5), 20, 0, 0);
        assertThat(guard.readyToThrow().yes()).isTrue();
    }

    @Test
    void unknownIsNotReady() {
        assertThat(guard.readyToThrow().yes()).isFalse();
        hold(RAISED, 20, 0, 0);
        rig.time.advance(Duration.ofMillis(501));
        assertThat(guard.readyToThrow().detail()).isEqualTo("the arm has not been measured just now");
        grasp = Optional.of(grasped().measured(reading(RAISED, 0, 0)));
        assertThat(guard.readyToThrow().yes()).as("no goal is known").isFalse();
        ThrowGuard blind =
                new SightThrowGuard(() -> grasp, Optional::empty, rig.sight::latest, Set.of("dog"), rig.time);
        hold(RAISED, 20, 0, 0);
        assertThat(blind.readyToThrow().detail()).isEqualTo("the arm's geometry is unknown");
    }

    @Test
    void usesWhatTheKernelMeasured() throws IOException {
        ThrowGuard real = new SightThrowGuard(
                rig.kernel::grasp, () -> Optional.of(rig.kinematics), rig.sight::latest, Set.of("dog"), rig.time);
        rig.arm.place(RAISED);
        rig.arm.block(true);
        for (int i = 0; i < 15; i++) {
            rig.tick(RAISED.with(5, 25));
        }
        assertThat(real.readyToThrow().yes()).isTrue();
    }

    @Test
    void clearWhenAFreshPictureShowsNobodyWhoIsLookedFor() {
        see(0, Set.of("ball", "dog"), "ball");
        assertThat(guard.workspaceClear()).isEqualTo(new ThrowGuard.Answer(true, "no dog in sight"));
        see(0, Set.of("ball", "dog"), "ball", "dog");
        assertThat(guard.workspaceClear()).isEqualTo(new ThrowGuard.Answer(false, "a dog is in sight"));
    }

    @Test
    void unknownIsNotClear() {
        assertThat(guard.workspaceClear().detail()).isEqualTo("nothing has been seen");
        see(0, Set.of("ball"));
        assertThat(guard.workspaceClear().detail()).isEqualTo("no detector looks for dog");
        see(0, Set.of("dog"));
        assertThat(guard("dog", "person", "cat").workspaceClear().detail())
                .isEqualTo("no detector looks for cat, person");
        see(500, Set.of("dog"));
        assertThat(guard.workspaceClear().yes()).isTrue();
        see(501, Set.of("dog"));
        assertThat(guard.workspaceClear().detail()).contains("0.5 s old");
    }

    private ThrowGuard guard(String... watched) {
        return new SightThrowGuard(
                () -> grasp, () -> Optional.of(rig.kinematics), rig.sight::latest, Set.of(watched), rig.time);
    }

    private Grasp grasped() {
        RuleBook book = new RuleBook(Rig.DEFAULTS, Optional::empty, Optional::empty);
        return Grasp.of(rig.arm, TestArms.so101(), book.open(TestArms.so101(), 0), 0);
    }

    private void hold(JointAngles where, double gripperGoal, double liftSpeed, double load) {
        grasp = Optional.of(grasped()
                .measured(reading(where, liftSpeed, load))
                .sent(Setpoint.resting(where.with(5, gripperGoal)), rig.time.nanoTime()));
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
