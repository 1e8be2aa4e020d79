package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.time.Timebase.Priority;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestBeat;

/** The parts that compute: plan, paths, statistics, settings. */
class PartsTest {
    private static final ArmDescription ARM = TestArms.so101();

    @Test
    void aPlanInterpolatesClampsAndGoesStale() {
        ActionChunk chunk = new ActionChunk(
                1_000_000_000L,
                10,
                List.of(JointAngles.of(0), JointAngles.of(10), JointAngles.of(30)),
                Phase.DETECT,
                OptionalDouble.empty(),
                "");
        Plan plan = new Plan(chunk, "p@1", "x", 1_000_000_000L);
        assertThat(plan.at(900_000_000L)).contains(JointAngles.of(0));
        assertThat(plan.at(1_050_000_000L).orElseThrow().get(0)).isCloseTo(5, within(1e-9));
        assertThat(plan.at(1_175_000_000L).orElseThrow().get(0)).isCloseTo(25, within(1e-9));
        assertThat(plan.at(1_700_000_000L)).contains(JointAngles.of(30));
        assertThat(plan.at(1_701_000_000L)).isEmpty();
    }

    @Test
    void thePathHomeIsSmoothAndSlow() {
        List<JointAngles> path = PosePath.from(Rig.OUT, TestArms.reading(0, Rig.OUT), ARM, ARM.home(), Pace.GENTLE, 100)
                .targets();
        assertThat(path.getLast()).isEqualTo(TestArms.HOME);
        assertThat(path.getFirst().distance(Rig.OUT)).isLessThan(0.1);
        assertThat(fastest(Rig.OUT, path, 100)).isBetween(80.0, 100.5);
    }

    /** As the safety kernel reviews it: out of the box 240 °/s and 2500 °/s²; from rest, to rest. */
    @Test
    void noWayHoweverShortIsTooFastOrTooSudden() {
        for (double rateHz : new double[] {10, 50, 100, 200, 500}) {
            for (double degrees = 0.1; degrees < 200; degrees *= 1.17) {
                JointAngles from = TestArms.HOME.with(1, -100 + degrees);
                List<JointAngles> path = new ArrayList<>(List.of(from, from));
                path.addAll(PosePath.from(from, TestArms.reading(0, from), ARM, ARM.home(), Pace.GENTLE, rateHz)
                        .targets());
                path.add(TestArms.HOME);
                assertThat(fastest(from, path, rateHz)).isLessThan(90.1);
                assertThat(mostSudden(path, rateHz))
                        .as("%s degrees at %s Hz", degrees, rateHz)
                        .isLessThan(1_001);
            }
        }
    }

    @Test
    void aSlowerPaceTakesAsMuchLongerAndAHurriedOneArrivesInTime() {
        for (double degrees : new double[] {0.5, 3, 40, 200}) {
            assertThat(Pace.GENTLE.slower(2.5).seconds(degrees))
                    .isCloseTo(2.5 * Pace.GENTLE.seconds(degrees), within(1e-9));
            assertThat(Pace.GENTLE.reaching(degrees, 2.2).seconds(degrees)).isLessThan(2.2 + 1e-9);
        }
        assertThat(Pace.GENTLE.reaching(3, 2.2)).isEqualTo(Pace.GENTLE);
    }

    @Test
    void aHeldObjectIsNeitherDroppedNorCrushedOnTheWayHome() {
        JointAngles told = Rig.OUT.with(5, 30);
        JointAngles measured = Rig.OUT.with(5, 36);
        assertThat(PosePath.from(told, TestArms.reading(0, measured), ARM, ARM.home(), Pace.GENTLE, 100)
                        .targets())
                .as("half a percent closer than the jaws are")
                .allSatisfy(target -> assertThat(target.get(5)).isEqualTo(35.5));
    }

    @Test
    void norIsOneThatIsHeldGently() {
        assertThat(homeWith(30.5, new JointReading(0, -20, 12, 30, -0.5, 0)))
                .allSatisfy(target -> assertThat(target.get(5)).isEqualTo(30));
    }

    @Test
    void jawsThatAreOnTheirWayHoldNothingAndCloseAtHome() {
        assertThat(homeWith(85, new JointReading(-60, -40, 12, 30, -0.5, 0)).getLast())
                .isEqualTo(ARM.home());
    }

    private static List<JointAngles> homeWith(double opening, JointReading jaw) {
        JointAngles told = Rig.OUT.with(5, 30);
        JointReading easy = new JointReading(0, 0, 12, 30, 0, 0);
        ArmReading reading = new ArmReading(0, Rig.OUT.with(5, opening), List.of(easy, easy, easy, easy, easy, jaw));
        return PosePath.from(told, reading, ARM, ARM.home(), Pace.GENTLE, 100).targets();
    }

    @Test
    void theThrowKeepsLimitsAndSpeedsOpensInTimeAndEndsAtHome() {
        JointAngles from = TestArms.READY_TO_THROW;
        List<JointAngles> targets =
                ThrowMacro.of(from, ARM, 100, 1).orElseThrow().targets();
        assertThat(targets.size()).isBetween(150, 300);
        assertThat(fastest(from, targets, 100)).isBetween(200.0, 240.0);
        for (JointAngles target : targets) {
            for (int joint = 0; joint < target.size(); joint++) {
                JointDescription limits = ARM.joints().get(joint);
                assertThat(target.get(joint)).as(limits.name()).isBetween(limits.min(), limits.max());
            }
        }
        int opening = 0;
        while (targets.get(opening).get(5) <= from.get(5) + 0.01) {
            opening++;
        }
        double fastest = 0;
        int atFastest = 0;
        for (int i = 100; i < targets.size(); i++) {
            double speed = targets.get(i).get(1) - targets.get(i - 1).get(1);
            if (speed > fastest + 1e-9) {
                fastest = speed;
                atFastest = i;
            }
        }
        assertThat(opening).isBetween(atFastest - 8, atFastest);
        assertThat(targets.getLast()).isEqualTo(TestArms.HOME);
    }

    @Test
    void aSlowerThrowIsSlower() {
        JointAngles from = TestArms.READY_TO_THROW;
        assertThat(fastest(
                        from, ThrowMacro.of(from, ARM, 100, 0.7).orElseThrow().targets(), 100))
                .isLessThan(240 * 0.75);
    }

    @Test
    void anotherKindOfArmDoesNotThrow() {
        ArmDescription other =
                new ArmDescription("crane", ARM.joints().reversed(), Map.of(ArmDescription.HOME, TestArms.HOME));
        assertThat(ThrowMacro.of(TestArms.READY_TO_THROW, other, 100, 1)).isEmpty();
    }

    @Test
    void missedTicksAreOfTheLastThousandAndOfAllTicks() {
        TickStats stats = new TickStats(10_000_000);
        for (int i = 1; i <= 1_000; i++) {
            stats.count(new TestBeat(0, 1_000_000, 1));
        }
        assertThat(stats.missedLately()).as("but for those of the start").isEqualTo(800);
        for (int i = 1; i <= 1_000; i++) {
            stats.count(new TestBeat(0, i, 0));
        }
        assertThat(stats.missedLately()).isZero();
        LoopStats loop = stats.snapshot(Priority.ORDINARY);
        assertThat(loop.worstLatenessNanos()).isEqualTo(1_000_000);
        assertThat(loop.ticks()).isEqualTo(2_000);
        assertThat(loop.missedTicks()).isEqualTo(1_000);
    }

    @Test
    void percentilesAreOfTheLastMinuteAndExactToThreePercent() {
        Minute minute = new Minute(10_000_000, 5_000_000);
        for (int i = 1; i <= 6_000; i++) {
            minute.add(50_000_000);
        }
        for (int i = 1; i <= 6_000; i++) {
            minute.add(i * 1_000L);
        }
        assertThat(minute.permille(500) / 3e6).isBetween(1.0, 1.032);
        assertThat(minute.permille(990) / 5.94e6).isBetween(1.0, 1.032);
        assertThat(minute.permille(999) / 5.994e6).isBetween(1.0, 1.032);
        assertThat(minute.worst()).isEqualTo(50_000_000);
        assertThat(minute.overruns()).isEqualTo(7_000);
    }

    @Test
    void shortSpansAreExactAndLongOnesDoNotBreakTheClasses() {
        Minute minute = new Minute(10_000_000, 1);
        assertThat(minute.permille(500)).isZero();
        minute.add(31);
        assertThat(minute.permille(999)).isEqualTo(31);
        minute.add(Long.MAX_VALUE);
        assertThat(minute.permille(999)).isGreaterThan(60_000_000_000L);
    }

    @Test
    void aLoopThatMissesMoreThanOnePercentIsDegraded() {
        TickStats stats = new TickStats(10_000_000);
        LoopHealth health = new LoopHealth(stats, () -> new Priority(true, "SCHED_FIFO 50"), Optional::empty, () -> 0);
        assertThat(health.health().status().name()).isEqualTo("STARTING");
        for (int i = 0; i < 200; i++) {
            stats.count(new TestBeat(0, 0, 1));
        }
        assertThat(health.health().status().name()).as("at its start").isEqualTo("OK");
        stats.count(new TestBeat(0, 0, 10));
        assertThat(health.health().status().name()).isEqualTo("OK");
        assertThat(health.health().detail()).endsWith("SCHED_FIFO 50");
        stats.count(new TestBeat(0, 0, 1));
        assertThat(health.health().status().name()).isEqualTo("DEGRADED");
    }

    @Test
    void whatATickAllocatesIsSaid() {
        AtomicLong allocated = new AtomicLong();
        TickStats stats = new TickStats(10_000_000, allocated::get);
        LoopHealth health = new LoopHealth(stats, () -> Priority.ORDINARY, Optional::empty, () -> 0);
        for (int bytes : List.of(8, 24, 16)) {
            stats.count(new TestBeat(0, 0, 0));
            allocated.addAndGet(bytes);
            stats.over();
            // Where time is stepped the thread has other work between ticks.
            allocated.addAndGet(100_000);
        }
        assertThat(health.health().detail()).endsWith("; a tick leaves 16 bytes to the collector; ordinary priority");
        for (int i = 0; i < 3; i++) {
            stats.count(new TestBeat(0, 0, 0));
            stats.over();
        }
        assertThat(health.health().detail()).endsWith("; a tick leaves nothing to the collector; ordinary priority");
    }

    @Test
    void whereNothingIsCountedNothingIsSaid() {
        TickStats stats = new TickStats(10_000_000, () -> 0);
        LoopHealth health = new LoopHealth(stats, () -> Priority.ORDINARY, Optional::empty, () -> 0);
        stats.count(new TestBeat(0, 0, 0));
        stats.over();
        assertThat(health.health().detail()).doesNotContain("collector");
    }

    @Test
    void whatAThreadAllocatesIsCounted() {
        Allocations allocations = new Allocations();
        long before = allocations.getAsLong();
        byte[] made = new byte[10_000];
        assertThat(allocations.getAsLong() - before).isGreaterThanOrEqualTo(made.length);
    }

    @Test
    void thatThePolicyDoesNotKeepUpIsSaid() {
        TickStats stats = new TickStats(10_000_000);
        stats.count(new TestBeat(0, 0, 1));
        AtomicReference<InferenceStats> inference = new AtomicReference<>(new InferenceStats(15, 4.96, true));
        LoopHealth health =
                new LoopHealth(stats, () -> new Priority(true, "fast"), () -> Optional.of(inference.get()), () -> 0);
        assertThat(health.health().detail())
                .endsWith(
                        "fast; the policy says what to do 5.0 times a second of 15.0: it does not keep up, and what can"
                                + " wait gives way to it");
        inference.set(new InferenceStats(15, 15, false));
        assertThat(health.health().detail()).endsWith("fast; the policy says what to do 15.0 times a second of 15.0");
    }

    @Test
    void settingsNameTheVariableTheValueAndTheRange() {
        assertThatThrownBy(() -> new CommandComponent.Settings(9, 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CONTROL_RATE_HZ = 9 is not in 10…500");
        assertThatThrownBy(() -> new CommandComponent.Settings(100, 51)).hasMessageContaining("INFERENCE_RATE_HZ = 51");
    }

    private static double mostSudden(List<JointAngles> path, double rateHz) {
        double most = 0;
        for (int i = 2; i < path.size(); i++) {
            double change = path.get(i).get(1)
                    - 2 * path.get(i - 1).get(1)
                    + path.get(i - 2).get(1);
            most = Math.max(most, Math.abs(change) * rateHz * rateHz);
        }
        return most;
    }

    private static double fastest(JointAngles from, List<JointAngles> targets, double rateHz) {
        double fastest = 0;
        JointAngles before = from;
        for (JointAngles target : targets) {
            fastest = Math.max(fastest, target.distance(before) * rateHz);
            before = target;
        }
        return fastest;
    }
}
