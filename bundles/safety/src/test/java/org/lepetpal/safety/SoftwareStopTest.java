package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.api.safety.StopState.Latched;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.TestArms;

class SoftwareStopTest {
    private static final JointAngles MIDDLE = Rig.MIDDLE;
    private final Rig rig = new Rig().watched();

    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void whatIsDrivenIsRefusedByName(StopCategory category) throws IOException {
        rig.tick(MIDDLE);
        rig.latch.stop(category, "enough");
        for (int i = 0; i < 100; i++) {
            Verdict verdict = rig.tick(MIDDLE.with(0, 30));
            assertThat(verdict.refused()).isTrue();
            assertThat(verdict.findings().getFirst().rule()).isEqualTo("software-stop");
            assertThat(verdict.findings().getFirst().detail()).isEqualTo("enough");
        }
        assertThat(rig.arm.read().positions()).isEqualTo(MIDDLE);
    }

    @Test
    void motionEndsWithOnePacketThatLeavesRoomToBrake() throws IOException {
        Slow arm = slow();
        arm.speed = 200;
        arm.where = MIDDLE;
        rig.tick(MIDDLE);
        for (int i = 0; i < 30; i++) {
            arm.where = MIDDLE.with(0, i);
            rig.tick(MIDDLE.with(0, 60));
        }
        double ahead = arm.asked.getLast().get(0);
        int before = arm.asked.size();
        rig.latch.stop(StopCategory.POWER_KEPT, "enough");
        rig.time.advance(Duration.ofMillis(10));
        assertThat(arm.asked.subList(before, arm.asked.size())).hasSize(1);
        double room = 200.0 * 200 / 4000 + 3;
        assertThat(arm.asked.getLast().get(0)).isEqualTo(29 + room).isLessThan(ahead);
        for (int i = 0; i < 50; i++) {
            rig.tick(MIDDLE.with(0, 60));
        }
        assertThat(arm.asked.subList(before, arm.asked.size())).containsOnly(arm.asked.getLast());
        assertThat(((Latched) rig.latch.state()).atRest()).as("it still moves").isFalse();
        arm.speed = 1;
        rig.time.advance(Duration.ofMillis(60));
        assertThat(((Latched) rig.latch.state()).atRest()).isTrue();
    }

    /** Where it was when it last answered is behind it by now. */
    @Test
    void anArmThatAnswersNoMoreIsNotSentBack() throws IOException {
        Slow arm = slow();
        arm.speed = 240;
        for (int i = 0; i < 30; i++) {
            arm.where = MIDDLE.with(0, 2.4 * i);
            rig.tick(MIDDLE.with(0, 90));
        }
        arm.silent = true;
        rig.time.advance(Duration.ofMillis(60));
        double ahead = arm.asked.getLast().get(0);
        rig.latch.stop(StopCategory.POWER_KEPT, "enough");
        rig.kernel.hold();
        rig.time.advance(Duration.ofMillis(100));
        rig.kernel.halt();
        assertThat(arm.asked.getLast().get(0)).isGreaterThanOrEqualTo(ahead);
        arm.where = MIDDLE.with(0, 60);
        arm.speed = 100;
        arm.silent = false;
        rig.time.advance(Duration.ofMillis(20));
        assertThat(arm.asked.getLast().get(0))
                .as("once it answers again it is braked where it is")
                .isBetween(65.4, 65.6)
                .isLessThan(ahead);
    }

    /** It takes what it is told, and its answers are lost. */
    @Test
    void anArmThatAnswersNoMoreIsNotSaidToRest() throws IOException {
        Slow arm = slow();
        rig.tick(MIDDLE);
        arm.silent = true;
        arm.speed = 100;
        rig.latch.stop(StopCategory.POWER_KEPT, "enough");
        rig.time.advance(Duration.ofSeconds(1));
        assertThat(arm.asked).as("it was told all the same").hasSizeGreaterThan(1);
        assertThat(((Latched) rig.latch.state()).atRest()).isFalse();
        arm.silent = false;
        rig.time.advance(Duration.ofMillis(100));
        assertThat(((Latched) rig.latch.state()).atRest()).as("it moves").isFalse();
        arm.speed = 0;
        rig.time.advance(Duration.ofMillis(100));
        assertThat(((Latched) rig.latch.state()).atRest()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void aPositionThatCannotBeSetsNoGoal(StopCategory category) throws IOException {
        Slow arm = slow();
        rig.tick(MIDDLE);
        for (int i = 0; i < 30; i++) {
            arm.where = MIDDLE.with(0, i);
            rig.tick(MIDDLE.with(0, i));
        }
        arm.where = arm.where.with(0, -97);
        for (int i = 0; i < 30; i++) {
            Verdict verdict = rig.tick(MIDDLE.with(0, 29));
            assertThat(verdict.findings().getFirst().rule()).isEqualTo("plausible-position");
        }
        rig.latch.stop(category, "enough");
        rig.kernel.hold();
        rig.time.advance(Duration.ofMillis(100));
        assertThat(arm.asked).allSatisfy(goal -> assertThat(goal.get(0)).isBetween(0.0, 31.0));
    }

    @Test
    void aDeadLoopIsStoppedBySomebodyElseWithin50Milliseconds() throws IOException {
        Slow arm = slow();
        arm.speed = 100;
        for (int i = 0; i < 30; i++) {
            rig.tick(MIDDLE.with(0, 60));
        }
        rig.latch.stop(StopCategory.POWER_KEPT, "the loop is dead");
        rig.time.advance(Duration.ofMillis(50));
        JointAngles last = arm.asked.getLast();
        assertThat(last.get(0)).isLessThan(30);
        rig.time.advance(Duration.ofSeconds(1));
        assertThat(arm.asked.getLast()).isEqualTo(last);
    }

    @Test
    void powerIsRemovedOnceTheArmRests() throws IOException {
        rig.tick(MIDDLE);
        rig.latch.stop(StopCategory.POWER_REMOVED, "enough");
        rig.time.advance(Duration.ofMillis(40));
        assertThat(rig.arm.limp()).isFalse();
        rig.time.advance(Duration.ofMillis(100));
        assertThat(rig.arm.limp()).isTrue();
        assertThat(((Latched) rig.latch.state()).atRest()).isTrue();
        int sent = rig.arm.moves().size();
        for (int i = 0; i < 20; i++) {
            rig.tick(MIDDLE.with(0, 5));
            rig.kernel.hold();
        }
        assertThat(rig.arm.limp()).as("nothing powers it again").isTrue();
        assertThat(rig.arm.moves()).hasSize(sent);
    }

    @Test
    void aJointThatSomebodyPushesIsPoweredOffAllTheSame() throws IOException {
        Slow arm = slow();
        arm.speed = 20;
        rig.tick(MIDDLE);
        rig.latch.stop(StopCategory.POWER_REMOVED, "enough");
        rig.time.advance(Duration.ofMillis(1900));
        assertThat(arm.limp).isFalse();
        rig.time.advance(Duration.ofMillis(200));
        assertThat(arm.limp).isTrue();
    }

    @ParameterizedTest
    @EnumSource(StopCategory.class)
    void resettingMovesNothing(StopCategory category) throws IOException {
        rig.tick(MIDDLE);
        rig.tick(MIDDLE.with(0, 20));
        rig.latch.stop(category, "enough");
        rig.time.advance(Duration.ofMillis(200));
        JointAngles somewhere = rig.arm.read().positions();
        if (category == StopCategory.POWER_REMOVED) {
            somewhere = MIDDLE.with(1, -40);
            rig.arm.place(somewhere);
        }
        int sent = rig.arm.moves().size();
        assertThat(rig.latch.reset()).isEqualTo(StopState.CLEAR);
        assertThat(rig.arm.moves()).hasSize(sent);
        rig.time.advance(Duration.ofMillis(10));
        rig.kernel.sense();
        rig.kernel.hold();
        if (category == StopCategory.POWER_REMOVED) {
            assertThat(rig.kernel.hold()).as("told nothing").isEmpty();
            assertThat(rig.arm.limp()).as("power stays off").isTrue();
            assertThat(rig.arm.moves()).hasSize(sent);
        }
        assertThat(rig.tick(somewhere.with(0, 0.1)).refused()).isFalse();
        assertThat(rig.arm.moves().get(sent)).as("powered where it is").isEqualTo(somewhere);
        rig.kernel.hold();
        assertThat(rig.arm.limp()).isFalse();
    }

    @Test
    void afterAResetNoNewArmIsPoweredEitherUntilItIsToMove() throws IOException {
        rig.tick(MIDDLE);
        rig.latch.stop(StopCategory.POWER_REMOVED, "enough");
        rig.switchboard.arm().clear();
        rig.latch.reset();
        FakeArm next = new FakeArm(rig.time);
        rig.switchboard.arm().with("next", next);
        rig.time.advance(Duration.ofMillis(10));
        rig.kernel.sense();
        rig.kernel.hold();
        assertThat(next.limp()).isTrue();
        rig.kernel.drive(next.read().positions());
        rig.kernel.hold();
        assertThat(next.limp()).isFalse();
    }

    @Test
    void itOutlivesAChangeOfArmAndPowersNoNewOne() throws IOException {
        rig.tick(MIDDLE);
        rig.latch.stop(StopCategory.POWER_KEPT, "enough");
        rig.switchboard.arm().clear();
        FakeArm next = new FakeArm(rig.time);
        rig.switchboard.arm().with("next", next);
        for (int i = 0; i < 20; i++) {
            rig.time.advance(Duration.ofMillis(10));
            rig.kernel.sense();
            assertThat(rig.kernel.drive(MIDDLE).refused()).isTrue();
            rig.kernel.hold();
        }
        assertThat(next.moves()).isEmpty();
        assertThat(next.limp()).isTrue();
        assertThat(((Latched) rig.latch.state()).atRest()).isTrue();
    }

    /** Motors hold their last goal while the wire is lost or the driver is exchanged. */
    @Test
    void anArmThatComesUnderAStopThatRemovesPowerLosesIt() throws IOException {
        rig.switchboard.arm().clear();
        rig.latch.stop(StopCategory.POWER_REMOVED, "enough");
        rig.time.advance(Duration.ofSeconds(1));
        assertThat(atRest()).as("there is nothing that moves").isTrue();
        for (int i = 0; i < 2; i++) {
            FakeArm stiff = stiff();
            rig.time.advance(Duration.ofMillis(10));
            assertThat(atRest()).as("it has power").isFalse();
            for (int ticks = 0; ticks < 10; ticks++) {
                rig.tick(MIDDLE);
                rig.kernel.hold();
            }
            assertThat(stiff.limp()).isTrue();
            assertThat(atRest()).isTrue();
            assertThat(stiff.moves()).as("nothing more than before").hasSize(1);
        }
    }

    @Test
    void anArmThatMovesAsItComesIsNotSaidToRest() throws IOException {
        rig.switchboard.arm().clear();
        rig.latch.stop(StopCategory.POWER_KEPT, "enough");
        rig.time.advance(Duration.ofSeconds(5));
        Slow arm = slow();
        arm.limp = false;
        arm.speed = 20;
        rig.time.advance(Duration.ofSeconds(1));
        assertThat(atRest()).isFalse();
        rig.latch.stop(StopCategory.POWER_REMOVED, "and away with the power");
        rig.time.advance(Duration.ofMillis(900));
        assertThat(arm.limp).as("it may still come to rest").isFalse();
        rig.time.advance(Duration.ofMillis(200));
        assertThat(arm.limp).isTrue();
        assertThat(atRest()).isTrue();
    }

    private boolean atRest() {
        return ((Latched) rig.latch.state()).atRest();
    }

    private FakeArm stiff() throws IOException {
        FakeArm arm = new FakeArm(rig.time);
        arm.move(MIDDLE);
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("stiff", arm);
        return arm;
    }

    @Test
    void anArmThatDoesNotAnswerIsToldAsSoonAsItDoes() throws IOException {
        for (int i = 0; i < 10; i++) {
            rig.tick(MIDDLE.with(0, 60));
        }
        rig.arm.unplug(true);
        rig.latch.stop(StopCategory.POWER_REMOVED, "enough");
        rig.time.advance(Duration.ofMillis(500));
        assertThat(((Latched) rig.latch.state()).atRest()).isFalse();
        rig.arm.unplug(false);
        rig.time.advance(Duration.ofMillis(200));
        assertThat(((Latched) rig.latch.state()).atRest()).isTrue();
        assertThat(rig.arm.limp()).isTrue();
    }

    /** Whoever stops waits for nobody, though the arm is slow, and nothing follows the packet in flight. */
    @Test
    @Timeout(20)
    void stoppingDoesNotWaitForASlowArm() throws Exception {
        Slow arm = slow();
        rig.tick(MIDDLE);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        arm.gate = () -> {
            inside.countDown();
            await(go);
        };
        rig.time.advance(Duration.ofMillis(10));
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        Thread loop = Thread.ofPlatform().start(() -> verdict.set(drive(MIDDLE.with(0, 1))));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(rig.latch.stop(StopCategory.POWER_KEPT, "enough")).isInstanceOf(Latched.class);
        rig.kernel.watch(rig.time.nanoTime());
        assertThat(verdict.get()).as("the loop is still in there").isNull();
        go.countDown();
        loop.join();
        arm.gate = () -> {};
        int inFlight = arm.asked.size();
        rig.kernel.sense();
        rig.kernel.drive(MIDDLE.with(0, 5));
        assertThat(arm.asked.subList(inFlight - 1, arm.asked.size())).containsOnly(arm.asked.get(inFlight - 1));
    }

    private Verdict drive(JointAngles target) {
        try {
            return rig.kernel.drive(target);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Slow slow() {
        Slow arm = new Slow();
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("slow", arm);
        return arm;
    }

    /** Stays where it is put and says that it moves. */
    private final class Slow implements Arm {
        private final List<JointAngles> asked = new ArrayList<>();
        private volatile Runnable gate = () -> {};
        private JointAngles where = MIDDLE;
        private long measuredNanos;
        private double speed;
        private boolean silent;
        private boolean limp = true;

        @Override
        public ArmDescription description() {
            return TestArms.so101();
        }

        @Override
        public ArmState read() throws IOException {
            if (silent) {
                throw new IOException("it does not answer");
            }
            measuredNanos = rig.time.nanoTime();
            return Rig.reading(measuredNanos, where, 0, new JointReading(speed, 10, 12, 30, 0.1, 0))
                    .state();
        }

        @Override
        public long measuredNanos() {
            return measuredNanos;
        }

        @Override
        public JointAngles move(JointAngles goal) {
            gate.run();
            limp = false;
            asked.add(goal);
            return goal;
        }

        @Override
        public void release() {
            limp = true;
        }
    }
}
