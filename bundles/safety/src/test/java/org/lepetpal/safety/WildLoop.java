package org.lepetpal.safety;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.time.Timebase.Urgency;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.arm.so101.So101Kinematics;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.timebase.SteppedTimebase;

/** A loop that asks for anything, over an arm to which anything happens, with an {@link Inspector} on the wire. */
final class WildLoop {
    private static final List<Box> KEEP_OUT = Box.parse("0.2..0.35,0.1..0.3,0..0.2");
    private static final Settings SETTINGS = Rig.settings(
            Map.of(
                    "shoulder_pan",
                    new Interval(-60, 45),
                    "wrist_roll",
                    new Interval(-30, 100),
                    "gripper",
                    new Interval(5, 70)),
            Optional.empty(),
            KEEP_OUT);
    private static final So101Kinematics KINEMATICS = new So101Kinematics();

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final FakeSight sight = new FakeSight();
    private final StopLatch latch = new StopLatch(Clock.systemUTC(), () -> false);
    private final Inspector inspector = new Inspector(SETTINGS, KINEMATICS, time, latch);
    private final RuleKernel kernel;
    private final boolean stops;
    private JointAngles target;
    private boolean blind;

    /** @param stops whether software stops and halts come in between */
    WildLoop(long seed, boolean stops) {
        this.stops = stops;
        SplittableRandom random = new SplittableRandom(seed);
        switchboard.arm().with("wild", inspector);
        RuleBook book = new RuleBook(SETTINGS, () -> blind ? Optional.empty() : Optional.of(KINEMATICS), sight::latest);
        kernel = new RuleKernel(switchboard.arm(), book, latch, new LoopWatch(5), time);
        time.every("safety-watch", Duration.ofMillis(10), Urgency.CONTROL, beat -> kernel.watch(beat.nowNanos()));
        inspector.place(random.nextInt(4) == 0 ? WildPlans.anywhere(random) : WildPlans.sensible(random));
        target = inspector.positions();
    }

    List<String> broken() {
        return inspector.broken();
    }

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
            } else if (stops && random.nextInt(20) == 0) {
                inspector.halt(kernel::halt);
            } else {
                kernel.drive(target);
            }
        } catch (IOException e) {
            kernel.hold();
        }
    }

    private void happen(SplittableRandom random) {
        switch (random.nextInt(24)) {
            case 0 -> inspector.place(WildPlans.sensible(random));
            case 1 -> inspector.place(WildPlans.anywhere(random));
            case 2 -> inspector.block(random.nextBoolean());
            case 3 -> inspector.fail(random.nextInt(4));
            case 4 -> inspector.say(random.nextInt(6), trouble(random));
            case 5 -> inspector.say(0, new JointReading(0, 0, 12, 30, 0, 0));
            case 6 -> blind = random.nextInt(3) == 0;
            case 7, 8 -> see(random.nextBoolean());
            case 9 -> inspector.delay(random.nextInt(3) == 0 ? random.nextInt(150) : 0);
            case 10, 11 -> stop(random);
            default -> {}
        }
    }

    private void stop(SplittableRandom random) {
        if (!stops) {
            return;
        }
        if (random.nextInt(3) == 0) {
            latch.reset();
        } else {
            latch.stop(random.nextBoolean() ? StopCategory.POWER_KEPT : StopCategory.POWER_REMOVED, "a test");
        }
    }

    private void see(boolean dog) {
        List<Detection> found = dog ? List.of(new Detection("dog", 0.9, 1, 1, 50, 50)) : List.of();
        sight.show(new Sighting("front", 1, time.nanoTime(), 640, 480, Optional.empty(), Set.of("dog"), found));
        inspector.intruder(dog);
    }

    private static JointReading trouble(SplittableRandom random) {
        return new JointReading(
                random.nextDouble(-5, 5),
                random.nextDouble(-100, 100),
                random.nextDouble(3, 16),
                random.nextDouble(20, 80),
                random.nextDouble(-3, 3),
                random.nextInt(4) == 0 ? 0x20 : 0);
    }
}
