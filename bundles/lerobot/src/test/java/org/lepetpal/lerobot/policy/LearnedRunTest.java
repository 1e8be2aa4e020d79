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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private JointAngles arm = JointAngles.of(-90, 0, 0, 0, 0, 50);
    private Optional<PolicyStep> last = Optional.empty();
    private long idle;

    @Test
    void standsStillUntilTheFirstThought() {
        SlowMind mind = new SlowMind(time, Duration.ofSeconds(1), look -> SlowMind.onwards(look, STEP_DEG));
        LearnedRun run = run(mind, conduct(0.5));
        run(run, Duration.ofMillis(990));
        ActionChunk chunk = chunk();
        assertThat(chunk.targets()).containsExactly(arm);
        assertThat(chunk.message()).isEqualTo("thinking");
        assertThat(chunk.phase()).isEqualTo(Phase.DETECT);
        assertThat(mind.looks).hasSize(1);
        assertThat(mind.looks.getFirst().prompt()).isEqualTo("wave");
        assertThat(mind.looks.getFirst().state()).containsExactly(-90, 0, 0, 0, 0, 50);
        assertThat(robot.framesLent()).isZero();
        run(run, Duration.ofMillis(200));
        assertThat(arm.get(0)).isGreaterThan(-90);
        assertThat(chunk().phase()).isEqualTo(Phase.APPROACH);
    }

    /** A chunk lasts 1.6 s: thinking in time saves idling up to there, and beyond it must not cost any. */
    @ParameterizedTest
    @CsvSource({"200, 0.05", "1000, 0.05", "3000, -0.01"})
    void idlesLessThanWhenItThinksOnlyAtTheEnd(int latency, double saved) {
        double asynchronous = idleShare(latency, 0.9);
        double synchronous = idleShare(latency, 0);
        System.out.printf(
                "thinking %d ms: idle %.0f %% of the time; %.0f %% where the next thought waits for the end of the chunk%n",
                latency, 100 * asynchronous, 100 * synchronous);
        assertThat(asynchronous).isLessThan(synchronous - saved);
    }

    private double idleShare(int latency, double nextAt) {
        arm = JointAngles.of(-90, 0, 0, 0, 0, 50);
        idle = 0;
        // two degrees a second, as far as an arm goes in a minute
        SlowMind mind = new SlowMind(time, Duration.ofMillis(latency), look -> SlowMind.onwards(look, 2.0 / 30));
        run(run(mind, conduct(nextAt)), Duration.ofSeconds(60));
        assertThat(arm.get(0)).as("got somewhere").isGreaterThan(-60);
        return idle / 6000.0;
    }

    @Test
    void nextChunkIsJoinedWhereTheArmIsByThen() {
        SlowMind mind = new SlowMind(time, Duration.ofMillis(300), look -> SlowMind.onwards(look, STEP_DEG));
        LearnedRun run = run(mind, conduct(0.8));
        run(run, Duration.ofSeconds(5));
        // 15 degrees a second since the first answer, 0.3 s after the beginning
        assertThat(arm.get(0)).isCloseTo(-90 + 15 * 4.7, within(1.5));
        assertThat(mind.looks.size()).isGreaterThan(3);
        assertThat(chunk().confidence()).isPresent();
        assertThat(chunk().confidence().getAsDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void modelThatFailsOrNeverAnswersEndsTheCommand() {
        LearnedRun failing = run(
                new SlowMind(time, Duration.ofMillis(50), _ -> new Answer.Failure("the model failed: x")),
                conduct(0.5));
        run(failing, Duration.ofMillis(100));
        assertThat(last).contains(new PolicyStep.GivenUp("policy_error", "the model failed: x"));

        LearnedRun silent = run((_, _) -> true, conduct(0.5));
        run(silent, Duration.ofSeconds(31));
        assertThat(last).contains(new PolicyStep.GivenUp("policy_error", "the model has thought for more than 30 s"));
    }

    @Test
    void actionThatIsNoNumberNeverReachesTheArm() {
        Function<Look, Answer> broken = look -> {
            float[] action = look.state().clone();
            action[2] = Float.NaN;
            return new Answer.Chunk(List.of(action), List.of(action));
        };
        LearnedRun run = run(new SlowMind(time, Duration.ofMillis(50), broken), conduct(0.5));
        assertThatThrownBy(() -> run(run, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutItsCameraItWaits() {
        robot.goBlind();
        SlowMind mind = new SlowMind(time, TICK, look -> SlowMind.onwards(look, STEP_DEG));
        run(run(mind, conduct(0.5)), Duration.ofSeconds(1));
        assertThat(mind.looks).isEmpty();
        assertThat(chunk().message()).isEqualTo("waits for its cameras");
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
        run(run, Duration.ofSeconds(2));
        assertThat(last).get().isInstanceOf(PolicyStep.Move.class);
        run(run, Duration.ofSeconds(4));
        assertThat(last).contains(new PolicyStep.Done(false, "the policy has come to a stand"));
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
    void afterItsEndItSaysNothing() {
        LearnedRun run = run((_, _) -> true, conduct(0.5));
        run.close();
        run.close();
        assertThatThrownBy(() -> run.next(TestRobot.at(0, TestArms.HOME))).isInstanceOf(IllegalStateException.class);
    }

    private LearnedRun run(Mind mind, Conduct conduct) {
        return new LearnedRun(
                "wave", new Eyesight(List.of("front"), robot, UnitMode.DEGREES), mind, conduct, () -> false);
    }

    private static Conduct conduct(double nextAt) {
        return new Conduct(30, nextAt, Merge.WEIGHTED_AVERAGE, 1, Duration.ofSeconds(30), Duration.ofSeconds(3));
    }

    /** A loop at 100 Hz that follows what the run says, at most three degrees a tick. */
    private void run(LearnedRun run, Duration span) {
        for (long tick = 0; tick < span.dividedBy(TICK); tick++) {
            last = Optional.of(run.next(TestRobot.at(time.nanoTime(), arm)));
            if (!(last.get() instanceof PolicyStep.Move move)) {
                return;
            }
            JointAngles before = arm;
            arm = target(move.chunk());
            idle += before.equals(arm) ? 1 : 0;
            assertThat(before.distance(arm)).isLessThan(50);
            time.advance(TICK);
        }
    }

    private JointAngles target(ActionChunk chunk) {
        double index = Math.max(0, (time.nanoTime() - chunk.startNanos()) * chunk.rateHz() / 1e9);
        int before = (int) Math.min(index, chunk.targets().size() - 1);
        int after = Math.min(before + 1, chunk.targets().size() - 1);
        return chunk.targets().get(before).towards(chunk.targets().get(after), Math.min(1, index - before));
    }

    private ActionChunk chunk() {
        return ((PolicyStep.Move) last.orElseThrow()).chunk();
    }
}
