package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.timebase.SteppedTimebase;

/** What lost and spoilt replies cost a control loop, on a wire whose bytes take the time that a real one's take. */
class RetryBudgetTest {
    private static final JointAngles GOAL = JointAngles.of(10, -40, 50, 30, -20, 60);
    /** What was seen of a real arm: 1.66…1.72 ms for 0.62 ms of bytes. */
    private static final Duration LATENCY = Duration.ofNanos(1_100_000);

    private static final UnaryOperator<byte[]> LOST = reply -> new byte[0];
    private static final UnaryOperator<byte[]> SOUND = reply -> reply;
    /** What is heard of a reply that was lost when the wire is listened to. */
    private static final UnaryOperator<byte[]> NOTHING_OVERDUE = reply -> reply;

    private static final UnaryOperator<byte[]> SPOILT = RetryBudgetTest::spoil;
    private static final UnaryOperator<byte[]> ONE_SERVO_LOST =
            reply -> Arrays.copyOf(reply, reply.length - reply.length / Joint.ALL.size());

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeChain wire = new FakeChain();
    private final List<String> losses = new ArrayList<>();
    private So101Arm arm;

    @BeforeEach
    void connect() throws IOException {
        ServoChain chain = new ServoChain(new PacedWire(wire, time, LATENCY), time);
        ServoSetup.Facts facts = new ServoSetup(chain).run();
        Calibration calibration = Calibration.of(facts.stored());
        Feedback feedback = new Feedback(chain, calibration.scales(), facts.speedUnits(), time);
        arm = new So101Arm(
                chain,
                calibration,
                () -> Map.of("home", GOAL),
                feedback,
                new Recovery(chain, time),
                new Pulse(time, (_, why) -> losses.add(why)));
        arm.read();
        arm.move(GOAL);
        wire.requests.clear();
    }

    private static byte[] spoil(byte[] reply) {
        reply[6] ^= 1;
        return reply;
    }

    @Test
    void aSoundTickTakesTheTimeOfItsBytesAndTheAdapter() throws IOException {
        assertThat(millisOfATick()).isCloseTo(1.40 + 1.1 + 0.26, within(1e-6));
    }

    @Test
    void aLostReplyIsMadeUpForWithinATickOf100Hz() throws IOException {
        wire.spoilers.add(LOST);
        assertThat(millisOfATick()).isCloseTo(5.0 + 2.5 + 0.26, within(1e-6));
    }

    @Test
    void soIsTheReplyOfOneServo() throws IOException {
        wire.spoilers.add(ONE_SERVO_LOST);
        assertThat(millisOfATick()).isCloseTo(5.0 + 2.5 + 0.26, within(1e-6));
    }

    @Test
    void twoSpoiltRepliesAreMadeUpForAsWell() throws IOException {
        wire.spoilers.add(SPOILT);
        wire.spoilers.add(SPOILT);
        assertThat(millisOfATick()).isCloseTo(3 * 2.5 + 0.26, within(1e-6));
    }

    @Test
    void nothingIsAskedForWhoseAnswerWouldComeTooLate() {
        wire.servos.clear();
        long before = time.nanoTime();
        assertThatThrownBy(arm::read).isInstanceOf(NoReplyException.class);
        assertThat(time.nanoTime() - before).isEqualTo(ServoChain.TICK_BUDGET.toNanos());
        assertThat(wire.requests).hasSize(2);
    }

    @Test
    void torqueHasTheTimeOfTwoQuestions() throws IOException {
        arm.release();
        wire.spoilers.addAll(List.of(LOST, SOUND, LOST));
        long before = time.nanoTime();
        arm.move(GOAL);
        assertThat(time.nanoTime() - before).isLessThan(ServoChain.SWITCHING_BUDGET.toNanos());
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
    }

    @Test
    void torqueComesOnThoughAReplyToEachOfItsQuestionsIsLost() throws IOException {
        arm.release();
        wire.spoilers.addAll(List.of(LOST, SOUND, NOTHING_OVERDUE, LOST));
        long before = time.nanoTime();
        arm.move(GOAL);
        assertThat(wire.spoilers).isEmpty();
        double waitedTwice = 5.0 + 1.72 + 5.0 + 1.66;
        double listened = 3.66;
        double written = 0.26 + 0.20 + 0.26;
        assertThat((time.nanoTime() - before) / 1e6).isCloseTo(waitedTwice + listened + written, within(1e-6));
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
    }

    @Test
    void oneLostReplyCostsNeitherATickNorAReadingUpTo250Hz() {
        for (int rateHz : List.of(50, 100, 200, 250)) {
            Loop loop = new Loop(rateHz);
            loop.run(5);
            wire.spoilers.add(LOST);
            loop.run(20);
            assertThat(loop.failed).as("%d Hz", rateHz).isZero();
            assertThat(loop.missed).as("%d Hz", rateHz).isZero();
        }
    }

    @Test
    void aSilentArmIsLostAfterAQuarterOfASecondAndCostsNoTickAt100Hz() {
        Loop loop = new Loop(100);
        loop.run(5);
        wire.servos.clear();
        long before = time.nanoTime();
        while (losses.isEmpty()) {
            loop.run(1);
        }
        assertThat(Duration.ofNanos(time.nanoTime() - before))
                .isBetween(Duration.ofMillis(240), Duration.ofMillis(270));
        assertThat(loop.missed).isZero();
    }

    private double millisOfATick() throws IOException {
        long before = time.nanoTime();
        arm.read();
        arm.move(GOAL);
        return (time.nanoTime() - before) / 1e6;
    }

    /** The robot's loop: an absolute schedule, in which beats that have wholly passed are skipped and counted. */
    private final class Loop {
        private final long period;
        private long due;
        private long missed;
        private int failed;

        Loop(int rateHz) {
            period = 1_000_000_000L / rateHz;
            due = time.nanoTime();
        }

        void run(int ticks) {
            for (int i = 0; i < ticks; i++) {
                time.advance(Duration.ofNanos(Math.max(0, due - time.nanoTime())));
                long passed = (time.nanoTime() - due) / period;
                missed += passed;
                due += (passed + 1) * period;
                tick();
            }
        }

        private void tick() {
            try {
                arm.read();
                arm.move(GOAL);
            } catch (IOException noAnswer) {
                failed++;
            }
        }
    }
}
