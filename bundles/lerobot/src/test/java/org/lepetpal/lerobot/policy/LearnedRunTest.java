package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

final class LearnedRunTest {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final double STEP_DEG = 0.5;

    private final SteppedTimebase time = new SteppedTimebase();
    private final TestRobot robot = new TestRobot();
    private final Follower follower = new Follower(time);

    @Test
    void standsStillUntilTheFirstThought() {
        SlowMind mind = new SlowMind(time, Duration.ofSeconds(1), look -> SlowMind.onwards(look, STEP_DEG));
        LearnedRun run = run(mind, conduct(0.5));
        follower.follow(run, Duration.ofMillis(990));
        ActionChunk chunk = follower.chunk();
        assertThat(chunk.targets()).containsExactly(follower.arm());
        assertThat(chunk.message()).isEqualTo("thinking");
        assertThat(chunk.thinking()).isTrue();
        assertThat(chunk.phase()).isEqualTo(Phase.DETECT);
        assertThat(mind.looks).hasSize(1);
        assertThat(mind.looks.getFirst().prompt()).isEqualTo("wave");
        assertThat(mind.looks.getFirst().state()).containsExactly(-90, 0, 0, 0, 0, 50);
        assertThat(robot.framesLent()).isZero();
        follower.follow(run, Duration.ofMillis(200));
        assertThat(follower.arm().get(0)).isGreaterThan(-90);
        assertThat(follower.chunk().phase()).isEqualTo(Phase.APPROACH);
        assertThat(follower.chunk().thinking()).isFalse();
    }

    @Test
    void nextChunkIsJoinedWhereTheArmIsByThen() {
        SlowMind mind = new SlowMind(time, Duration.ofMillis(300), look -> SlowMind.onwards(look, STEP_DEG));
        LearnedRun run = run(mind, conduct(0.8));
        follower.follow(run, Duration.ofSeconds(5));
        // 15 degrees a second since the first answer, 0.3 s after the beginning
        assertThat(follower.arm().get(0)).isCloseTo(-90 + 15 * 4.7, within(1.5));
        assertThat(mind.looks.size()).isGreaterThan(3);
        assertThat(follower.chunk().confidence()).isPresent();
        assertThat(follower.chunk().confidence().getAsDouble()).isBetween(0.0, 1.0);
    }

    /** An exception is what the switchboard counts as a fault: the next command is another policy's. */
    @Test
    void modelThatFailsOrNeverAnswersIsAFaultOfThePolicy() {
        LearnedRun failing = run(
                new SlowMind(time, Duration.ofMillis(50), _ -> new Answer.Failure("the model failed: x")),
                conduct(0.5));
        assertThatThrownBy(() -> follower.follow(failing, Duration.ofMillis(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the model failed: x");

        LearnedRun silent = run(_ -> Optional.of(new Thought()), conduct(0.5));
        assertThatThrownBy(() -> follower.follow(silent, Duration.ofSeconds(31)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the model has thought for more than 30 s");
    }

    @Test
    void actionThatIsNoNumberNeverReachesTheArm() {
        Function<Look, Answer> broken = look -> {
            float[] action = look.state().clone();
            action[2] = Float.NaN;
            return new Answer.Chunk(List.of(action), List.of(action));
        };
        LearnedRun run = run(new SlowMind(time, Duration.ofMillis(50), broken), conduct(0.5));
        assertThatThrownBy(() -> follower.follow(run, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutItsCameraItWaits() {
        robot.goBlind();
        SlowMind mind = new SlowMind(time, TICK, look -> SlowMind.onwards(look, STEP_DEG));
        follower.follow(run(mind, conduct(0.5)), Duration.ofSeconds(1));
        assertThat(mind.looks).isEmpty();
        assertThat(follower.chunk().message()).isEqualTo("waits for its cameras");
    }

    @Test
    void isDoneOnceItStandsStillAfterHavingMoved() {
        Function<Look, Answer> toFortyFive = look -> {
            float[] there = look.state().clone();
            there[0] = -45;
            List<float[]> actions = new ArrayList<>(Collections.nCopies(50, there));
            actions.set(0, look.state());
            return new Answer.Chunk(actions, actions);
        };
        LearnedRun run = run(new SlowMind(time, TICK, toFortyFive), conduct(0.5));
        follower.follow(run, Duration.ofSeconds(2));
        assertThat(follower.last()).get().isInstanceOf(PolicyStep.Move.class);
        follower.follow(run, Duration.ofSeconds(4));
        assertThat(follower.last()).contains(new PolicyStep.Done(false, "the policy has come to a stand"));
    }

    @Test
    void aBallThatIsNotHeldWasNotPickedUp() {
        Stillness stillness = new Stillness(Duration.ofSeconds(1).toNanos());
        JointAngles wide = JointAngles.of(0, 0, 0, 0, 0, 30);
        ArmReading resting = TestArms.reading(0, wide);
        List<JointReading> hurrying = new ArrayList<>(resting.joints());
        hurrying.set(5, new JointReading(-40, 0, 12, 30, 0, 0));
        assertThat(Grip.holds(resting, wide.with(5, 10))).isTrue();
        assertThat(Grip.holds(resting, wide.with(5, 29))).isFalse();
        assertThat(Grip.holds(TestArms.reading(0, wide.with(5, 1)), wide.with(5, -5)))
                .isFalse();
        assertThat(Grip.holds(new ArmReading(0, wide, hurrying), wide.with(5, 10)))
                .isFalse();
        assertThat(stillness.lasts(0, wide, wide)).isFalse();
        assertThat(stillness.lasts(5_000_000_000L, wide, wide))
                .as("never moved")
                .isFalse();
    }

    @Test
    void jawsThatAreOnlyWantedToCloseHoldNothingYet() {
        Function<Look, Answer> closing = look -> {
            float[] closed = look.state().clone();
            closed[5] = 20;
            List<float[]> actions = Collections.nCopies(50, closed);
            return new Answer.Chunk(actions, actions);
        };
        LearnedRun run = run(new SlowMind(time, TICK, closing), conduct(0.5));
        while (follower.arm().get(5) > 20) {
            follower.follow(run, TICK);
            assertThat(follower.chunk().phase()).isNotEqualTo(Phase.LIFT);
        }
    }

    @Test
    void tellsEachThoughtsTimeOnce() {
        Duration latency = Duration.ofMillis(300);
        LearnedRun run = run(new SlowMind(time, latency, look -> SlowMind.onwards(look, STEP_DEG)), conduct(0.5));
        follower.follow(run, Duration.ofMillis(290));
        assertThat(run.inferences()).as("still thinks").contains(List.of());
        follower.follow(run, Duration.ofMillis(100));
        assertThat(run.inferences()).contains(List.of(latency));
        assertThat(run.inferences()).contains(List.of());
    }

    @Test
    void dropsWhatItThinksOfWhenItEnds() {
        Thought thought = new Thought();
        LearnedRun run = run(_ -> Optional.of(thought), conduct(0.5));
        follower.follow(run, TICK);
        assertThat(thought.dropped()).isFalse();
        run.close();
        assertThat(thought.dropped()).isTrue();
    }

    @Test
    void afterItsEndItSaysNothing() {
        LearnedRun run = run(_ -> Optional.of(new Thought()), conduct(0.5));
        run.close();
        run.close();
        assertThatThrownBy(() -> run.next(TestArms.observation(0, TestArms.HOME)))
                .isInstanceOf(IllegalStateException.class);
    }

    private LearnedRun run(Mind mind, Conduct conduct) {
        return new LearnedRun(
                "wave", new Eyesight(List.of("front"), robot, UnitMode.DEGREES), mind, conduct, () -> false);
    }

    private static Conduct conduct(double nextAt) {
        return new Conduct(30, nextAt, Merge.WEIGHTED_AVERAGE, 1, Duration.ofSeconds(30), Duration.ofSeconds(3));
    }
}
