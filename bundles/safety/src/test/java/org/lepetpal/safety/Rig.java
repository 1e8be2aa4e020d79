package org.lepetpal.safety;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/** A kernel over a fake arm, ticked at 100 Hz; and situations for rules by themselves. */
final class Rig {
    static final StallLimits STALL = new StallLimits(80, 25, 1.5, 0.5, 1, 0.3);
    static final Settings DEFAULTS = settings(Map.of(), Optional.empty());
    /** Away from all limits; the fake arm's tip is 15 cm high. */
    static final JointAngles MIDDLE = JointAngles.of(0, -25, 10, 10, 0, 50);

    final SteppedTimebase time = new SteppedTimebase();
    final FixedSwitchboard switchboard = new FixedSwitchboard();
    final FakeArm arm = new FakeArm(time);
    final FakeSight sight = new FakeSight();
    final Kinematics kinematics;
    final StopLatch latch = new StopLatch(Clock.systemUTC(), () -> StopKeeper.armless(switchboard.arm()));
    final LoopWatch watch = new LoopWatch(5);
    final RuleBook book;
    final RuleKernel kernel;

    Rig() {
        this(DEFAULTS);
    }

    Rig(Settings settings) {
        this(settings, new FakeKinematics());
    }

    Rig(Settings settings, Kinematics kinematics) {
        this.kinematics = kinematics;
        arm.place(MIDDLE);
        switchboard.arm().with("fake", arm);
        book = new RuleBook(settings, () -> Optional.of(kinematics), sight::latest);
        kernel = new RuleKernel(switchboard.arm(), book, latch, watch, time);
    }

    /** The watch beats beside the loop, as it does in the robot. */
    Rig watched() {
        time.every("safety-watch", Duration.ofMillis(10), Urgency.CONTROL, beat -> kernel.watch(beat.nowNanos()));
        return this;
    }

    static Settings settings(Map<String, Interval> limits, Optional<RegionMask> mask) {
        return settings(limits, mask, List.of());
    }

    static Settings settings(Map<String, Interval> limits, Optional<RegionMask> mask, List<Box> keepOut) {
        return settings(limits, mask, keepOut, new Pace(2500, 8000, Map.of()));
    }

    /** @param acceleration greatest */
    static Settings settings(Pace acceleration) {
        return settings(Map.of(), Optional.empty(), List.of(), acceleration);
    }

    private static Settings settings(
            Map<String, Interval> limits, Optional<RegionMask> mask, List<Box> keepOut, Pace acceleration) {
        return new Settings(
                limits,
                mask,
                new Pace(240, 300, Map.of()),
                acceleration,
                35,
                -0.005,
                keepOut,
                STALL,
                65,
                new VoltageLimits(Optional.empty()),
                new Zone.Reach(),
                Set.of("dog", "cat", "person"),
                5,
                100_000_000,
                Set.of("dog"),
                15);
    }

    /** One tick of the control loop. */
    Verdict tick(JointAngles target) throws IOException {
        time.advance(Duration.ofMillis(10));
        kernel.sense();
        return kernel.drive(target);
    }

    JointAngles lastMove() {
        return arm.moves().getLast();
    }

    static Situation at(JointAngles measured, JointAngles goal) {
        return at(TestArms.reading(0, measured), goal);
    }

    static Situation at(ArmReading reading, JointAngles goal) {
        return at(reading, Setpoint.resting(goal), 0.01, reading.nanos());
    }

    /** After so many seconds, at that moment. */
    static Situation at(ArmReading reading, Setpoint last, double seconds, long nanos) {
        return new Situation(TestArms.so101()).at(reading.state(), reading.nanos(), last, seconds, nanos);
    }

    static Situation at(JointAngles where) {
        return at(where, where);
    }

    /** A reading in which one joint's motor says something. */
    static ArmReading reading(long nanos, JointAngles positions, int joint, JointReading says) {
        List<JointReading> joints = IntStream.range(0, positions.size())
                .mapToObj(i -> i == joint ? says : new JointReading(0, 0, 12, 30, 0, 0))
                .toList();
        return new ArmReading(nanos, positions, joints);
    }
}
