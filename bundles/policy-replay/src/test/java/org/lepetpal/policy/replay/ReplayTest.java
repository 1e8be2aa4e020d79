package org.lepetpal.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.policy.replay.dataset.Episode;
import org.lepetpal.testkit.TestArms;

final class ReplayTest {
    private static final List<String> JOINTS =
            List.of("shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll", "gripper");
    private static final double[] FIRST = {30, -60, 60, 0, 0, 20};

    private long nanos = 1_000;
    private JointAngles arm = TestArms.HOME;

    @Test
    void goesToTheFirstPoseBeforeItPlays() throws MisfitException {
        ReplayRun run = new ReplayRun(motion(FIRST, new double[] {31, -60, 60, 0, 0, 20}), () -> false);
        ActionChunk way = move(run);
        assertThat(way.targets().getFirst()).isEqualTo(TestArms.HOME);
        assertThat(way.targets().getLast()).isEqualTo(JointAngles.of(FIRST));
        // 50 degrees of the wrist at 30 a second
        assertThat((way.endNanos() - way.startNanos()) / 1e9).isCloseTo(50 / 30.0, within(0.05));
        nanos = way.endNanos();
        assertThat(move(run)).as("has not arrived").isEqualTo(way);
        arm = JointAngles.of(FIRST);
        ActionChunk play = move(run);
        assertThat(play.startNanos()).isEqualTo(nanos);
        assertThat(play.targets()).hasSize(2);
        nanos = play.endNanos();
        assertThat(run.next(now())).isInstanceOf(PolicyStep.Done.class);
    }

    @Test
    void givesUpWhereItDoesNotGetToTheFirstPose() throws MisfitException {
        ReplayRun run = new ReplayRun(motion(FIRST), () -> false);
        nanos = move(run).endNanos() + 3_000_000_001L;
        assertThat(run.next(now())).isInstanceOf(PolicyStep.GivenUp.class);
    }

    @Test
    void unitsAreConverted() throws MisfitException {
        Episode episode = new Episode(0, 30, JOINTS, List.of(new double[] {50, -100, 0, 0, 0, 70}), List.of());
        JointAngles first =
                Motion.of(episode, UnitMode.RANGE_M100_100, TestArms.so101()).first();
        assertThat(first.get(0)).isCloseTo(55, within(1e-9));
        assertThat(first.get(1)).isCloseTo(-100, within(1e-9));
        assertThat(first.get(5)).isEqualTo(70);
    }

    @Test
    void wrongUnitsAndOtherArmsAreRefusedWithBothSides() {
        double[] far = FIRST.clone();
        far[0] = 130;
        assertThatThrownBy(() -> motion(FIRST, far))
                .hasMessage("frame 1 wants shoulder_pan at 130, the arm allows -110.0…110.0: are its units right"
                        + " (REPLAY_UNITS, or units in its model.json)?");
        Episode degrees = new Episode(0, 30, JOINTS, List.of(far), List.of());
        assertThatThrownBy(() -> Motion.of(degrees, UnitMode.RANGE_M100_100, TestArms.so101()))
                .hasMessageContaining("set REPLAY_UNITS, or units in its model.json, to degrees");
        Episode other = new Episode(0, 30, List.of("a"), List.of(new double[1]), List.of());
        assertThatThrownBy(() -> Motion.of(other, UnitMode.DEGREES, TestArms.so101()))
                .hasMessageContaining("it moves [a], the arm has [shoulder_pan");
    }

    @Test
    void alittleTooFarIsCutAndCounted() throws MisfitException {
        double[] little = FIRST.clone();
        little[5] = -2;
        Motion motion = motion(FIRST, little);
        assertThat(motion.cut()).isEqualTo(1);
        assertThat(motion.last().get(5)).isZero();
    }

    @Test
    void servesItsTaskAlone() throws MisfitException {
        Script script = new Script(
                "test", java.nio.file.Path.of("."), 0, UnitMode.DEGREES, "replay", "1", Optional.empty(), -1);
        ReplayPolicy policy = new ReplayPolicy(script, motion(FIRST), List.of("Pick  the cube "));
        assertThat(policy.description().serves("pick the cube")).isTrue();
        assertThat(policy.description().serves("replay")).isTrue();
        assertThatThrownBy(() -> policy.begin("dance")).isInstanceOf(IllegalArgumentException.class);
        policy.withdraw();
        assertThatThrownBy(() -> policy.begin("replay")).isInstanceOf(IllegalStateException.class);
    }

    private static Motion motion(double[]... actions) throws MisfitException {
        Episode episode = new Episode(0, 30, JOINTS, new ArrayList<>(List.of(actions)), List.of());
        return Motion.of(episode, UnitMode.DEGREES, TestArms.so101());
    }

    private ActionChunk move(ReplayRun run) {
        return ((PolicyStep.Move) run.next(now())).chunk();
    }

    private Observation now() {
        return TestArms.observation(nanos, arm);
    }
}
