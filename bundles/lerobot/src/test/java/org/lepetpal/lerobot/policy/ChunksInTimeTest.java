package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.timebase.SteppedTimebase;

/**
 * A minute of a flow policy that thinks slowly: how long the arm idles, and how far it is thrown where one chunk follows another.
 * Each chunk leads on from where the arm is, in one of two ways that are 20 degrees apart, as noise decides. What loop and safety
 * kernel make of it {@code ChunksInTimeIT} sees.
 */
final class ChunksInTimeTest {
    private static final int RATE_HZ = 30;
    private static final int LENGTH = 50;
    private static final int STEPS = 10;
    private static final float ONWARDS_DEG = 2f / RATE_HZ;
    private static final float APART_DEG = 20;

    private record Minute(double idle, double largestStep) {}

    /** A chunk lasts 1.6 s: thinking in time saves idling up to there, and beyond it nothing can (decision 72). */
    @ParameterizedTest
    @CsvSource({"200, 0.109, 0", "1000, 0.380, 0.184", "3000, 0.647, 0.647"})
    void idlesLessAndIsThrownLess(int latency, double synchronousAtBest, double asynchronousAtBest) {
        Minute synchronous = minute(latency, 0, Optional.empty());
        Minute asynchronous = minute(latency, 0.9, Optional.empty());
        Minute realTime = minute(latency, 0.9, Optional.of(new RealTimeChunking(PrefixSchedule.EXP, 40, 10)));
        System.out.printf(
                Locale.ROOT,
                "thinking %4d ms: idle %2.0f %%, largest step %4.1f° synchronous; %2.0f %%, %4.1f° asynchronous;"
                        + " %2.0f %%, %4.1f° Real-Time Chunking%n",
                latency,
                100 * synchronous.idle(),
                synchronous.largestStep(),
                100 * asynchronous.idle(),
                asynchronous.largestStep(),
                100 * realTime.idle(),
                realTime.largestStep());
        assertThat(synchronous.idle()).isCloseTo(synchronousAtBest, within(0.02));
        assertThat(asynchronous.idle()).isCloseTo(asynchronousAtBest, within(0.02));
        assertThat(realTime.idle()).isCloseTo(asynchronousAtBest, within(0.02));
        if (asynchronousAtBest < synchronousAtBest) {
            assertThat(realTime.largestStep()).isLessThan(0.5 * asynchronous.largestStep());
        }
    }

    private static Minute minute(int latency, double nextAt, Optional<RealTimeChunking> chunking) {
        SteppedTimebase time = new SteppedTimebase();
        SlowMind mind = new SlowMind(time, Duration.ofMillis(latency), ChunksInTimeTest::flow);
        Conduct conduct = new Conduct(
                RATE_HZ, nextAt, Merge.WEIGHTED_AVERAGE, chunking, 1, Duration.ofSeconds(30), Duration.ofSeconds(0));
        Eyesight eyesight = new Eyesight(List.of("front"), new TestRobot(), UnitMode.DEGREES);
        Follower follower = new Follower(time);
        LearnedRun run = new LearnedRun("wave", eyesight, mind, conduct, () -> false);
        follower.follow(run, Duration.ofSeconds(5));
        follower.forgetSteps();
        follower.follow(run, Duration.ofSeconds(55));
        assertThat(follower.arm().get(0)).as("got somewhere").isGreaterThan(-60);
        return new Minute(follower.idle(), follower.largestStep());
    }

    /** The straightest of flows: its velocity leads from anywhere to the nearer of both ways. */
    private static Answer flow(Look look) {
        int width = look.state().length;
        Steering steering =
                look.leftover().map(rest -> rest.steering(LENGTH, width)).orElse(Steering.NONE);
        Random random = new Random(look.seed());
        float[] x = new float[LENGTH * width];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int step = 0; step < STEPS; step++) {
            float time = 1 - step / (float) STEPS;
            float[] velocity = new float[x.length];
            float[] end = end(look.state(), side(x, width));
            for (int i = 0; i < x.length; i++) {
                velocity[i] = (x[i] - end[i]) / time;
            }
            steering.steer(x, velocity, time);
            for (int i = 0; i < x.length; i++) {
                x[i] -= velocity[i] / STEPS;
            }
        }
        List<float[]> actions = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            actions.add(Arrays.copyOfRange(x, i * width, (i + 1) * width));
        }
        return new Answer.Chunk(actions, actions);
    }

    private static float side(float[] x, int width) {
        double sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += x[i * width + 1];
        }
        return sum < 0 ? -APART_DEG / 2 : APART_DEG / 2;
    }

    private static float[] end(float[] state, float side) {
        float[] end = new float[LENGTH * state.length];
        for (int i = 0; i < LENGTH; i++) {
            System.arraycopy(state, 0, end, i * state.length, state.length);
            end[i * state.length] += ONWARDS_DEG * i;
            end[i * state.length + 1] = side;
        }
        return end;
    }
}
