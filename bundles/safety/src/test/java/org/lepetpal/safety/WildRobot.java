package org.lepetpal.safety;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.arm.so101.DriverOnWire;
import org.lepetpal.arm.so101.So101Kinematics;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/**
 * The kernel over the real driver over the simulated bus, asked for anything, while anything happens to the arm, its wire and the
 * room, with a {@link PacketInspector} on the wire. All of it by seeds.
 */
final class WildRobot {
    private static final Map<String, Interval> LIMITS =
            Map.of("shoulder_pan", new Interval(-60, 45), "wrist_roll", new Interval(-30, 100));
    private static final List<Box> KEEP_OUT = Box.parse("0.2..0.35,0.1..0.3,0..0.2");
    private static final Settings SETTINGS = Rig.settings(LIMITS, Optional.empty(), KEEP_OUT);
    private static final List<Place> PLACES = List.of(new Table(-0.005), new Base(), new KeepOut(KEEP_OUT));
    private static final int HOTTEST = 65;
    /** The driver's own; the gripper's counts for nothing. */
    private static final JointAngles HOME = JointAngles.of(0, -98, 90, 50, 0, 10);

    private static final So101Kinematics KINEMATICS = new So101Kinematics();
    /** What the simulated servos remember. */
    private static final int[][] RANGES = {{800, 3302}, {903, 3177}, {957, 3159}, {964, 3124}, {0, 4095}, {2019, 3271}};

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final FakeSight sight = new FakeSight();
    private final StopLatch latch = new StopLatch(Clock.systemUTC(), () -> false);
    private final LooseServos servos = new LooseServos(time);
    private final PacketInspector inspector = inspector(latch, time);
    private final RuleKernel kernel;
    private JointAngles target;
    private boolean blind;

    WildRobot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RuleBook book = new RuleBook(SETTINGS, () -> blind ? Optional.empty() : Optional.of(KINEMATICS), sight::latest);
        kernel = new RuleKernel(switchboard.arm(), book, latch, new LoopWatch(5), time);
        time.every("safety-watch", Duration.ofMillis(10), Urgency.CONTROL, beat -> kernel.watch(beat.nowNanos()));
        target = WildPlans.sensible(random);
        servos.place(random.nextInt(4) == 0 ? WildPlans.anywhere(random) : target);
        new DriverOnWire(
                new Tapped(servos, inspector),
                time,
                arm -> {
                    switchboard.arm().with("so101", arm);
                    inspector.serving(true);
                },
                () -> {
                    switchboard.arm().clear();
                    inspector.serving(false);
                });
        time.advance(Duration.ZERO);
    }

    /** By the limits that these robots have. */
    static PacketInspector inspector(StopLatch latch, Timebase time) {
        return new PacketInspector(joints(), new PlaceInspector(PLACES, KINEMATICS), HOTTEST, latch, time);
    }

    private static List<JointInspector> joints() {
        List<JointInspector> joints = new ArrayList<>();
        for (JointDescription joint : TestArms.so101().joints()) {
            int i = joints.size();
            int min = RANGES[i][0];
            int max = RANGES[i][1];
            boolean gripper = i == RANGES.length - 1;
            double half = (max - min) / 2.0 * 360 / 4095;
            Interval own = new Interval(joint.min(), joint.max())
                    .within(gripper ? new Interval(0, 100) : new Interval(-half, half));
            Interval limits = Optional.ofNullable(LIMITS.get(joint.name()))
                    .map(own::within)
                    .orElse(own);
            joints.add(new JointInspector(joint.name(), gripper, limits, min, max, HOME.get(i)));
        }
        return joints;
    }

    List<String> broken() {
        return inspector.broken();
    }

    long packets() {
        return inspector.packets();
    }

    /** One plan, followed for some ticks. */
    void step(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        happen(random);
        target = WildPlans.next(target, random);
        time.advance(WildPlans.pause(random));
        for (int i = random.nextInt(6); i >= 0; i--) {
            tick(random);
            time.advance(Duration.ofMillis(10));
        }
    }

    private void tick(SplittableRandom random) {
        try {
            if (random.nextInt(15) != 0) {
                kernel.sense();
            }
            if (random.nextInt(10) == 0) {
                kernel.hold();
            } else if (random.nextInt(40) == 0) {
                inspector.halt(kernel::halt);
            } else {
                kernel.drive(target);
            }
        } catch (IOException | IllegalStateException noArm) {
            kernel.hold();
        }
    }

    private void happen(SplittableRandom random) {
        switch (random.nextInt(20)) {
            case 0 -> servos.place(WildPlans.sensible(random));
            case 1 -> servos.place(WildPlans.anywhere(random));
            case 2 -> servos.block(random.nextBoolean());
            case 3 -> blind = random.nextInt(3) == 0;
            case 4 -> see(random.nextBoolean());
            case 5, 6 -> stop(random);
            case 7, 8, 9, 10 ->
                servos.faults()
                        .inject(WildFaults.any(random), Duration.ofMillis(random.nextInt(1, random.nextInt(2, 600))));
            case 11 -> servos.faults().clear();
            default -> {}
        }
    }

    private void stop(SplittableRandom random) {
        if (random.nextBoolean()) {
            latch.reset();
        } else {
            latch.stop(random.nextBoolean() ? StopCategory.POWER_KEPT : StopCategory.POWER_REMOVED, "a test");
        }
    }

    private void see(boolean dog) {
        List<Detection> found = dog ? List.of(new Detection("dog", 0.9, 1, 1, 50, 50)) : List.of();
        sight.show(new Sighting("front", 1, time.nanoTime(), 640, 480, Optional.empty(), Set.of("dog"), found));
    }
}
