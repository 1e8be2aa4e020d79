package org.lepetpal.safety;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.FakeSight;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/** A kernel over a fake arm, ticked at 100 Hz; and situations for rules by themselves. */
final class Rig {
    static final Settings DEFAULTS = settings(Map.of(), Optional.empty());
    /** Away from all limits; the fake arm's tip is 15 cm high. */
    static final JointAngles MIDDLE = JointAngles.of(0, -25, 10, 10, 0, 50);

    final SteppedTimebase time = new SteppedTimebase();
    final FixedSwitchboard switchboard = new FixedSwitchboard();
    final FakeArm arm = new FakeArm(time);
    final FakeSight sight = new FakeSight();
    final FakeKinematics kinematics = new FakeKinematics();
    final RuleKernel kernel;

    Rig() {
        this(DEFAULTS);
    }

    Rig(Settings settings) {
        arm.place(MIDDLE);
        switchboard.arm().with("fake", arm);
        RuleBook book = new RuleBook(settings, () -> Optional.of(kinematics), sight::latest);
        kernel = new RuleKernel(switchboard.arm(), book, time);
    }

    static Settings settings(Map<String, Interval> limits, Optional<RegionMask> mask) {
        return new Settings(limits, mask, 240, 300, 35, -0.005, Set.of("dog"));
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
        return new Situation(TestArms.so101(), TestArms.reading(0, measured), goal, 0.01);
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
