package org.lepetpal.safety;

import java.time.Duration;
import java.util.SplittableRandom;
import org.lepetpal.api.arm.JointAngles;

/** Targets as no policy should ask for them, and some that one might. */
final class WildPlans {
    private static final int JOINTS = 6;

    private WildPlans() {}

    /** What is asked for next. */
    static JointAngles next(JointAngles before, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> wild(before, random);
            case 1 -> anywhere(random);
            case 2, 3 -> sensible(random);
            case 4 -> {
                JointAngles aim = sensible(random);
                yield before.size() == aim.size() ? before.towards(aim, random.nextDouble(0.1)) : aim;
            }
            default -> before;
        };
    }

    /** How long until it is asked for: mostly a tick. */
    static Duration pause(SplittableRandom random) {
        return Duration.ofMillis(
                switch (random.nextInt(12)) {
                    case 0 -> random.nextInt(400);
                    case 1, 2 -> random.nextInt(30);
                    default -> 10;
                });
    }

    static JointAngles sensible(SplittableRandom random) {
        return JointAngles.of(
                random.nextDouble(-60, 45),
                random.nextDouble(-100, 20),
                random.nextDouble(0, 95),
                random.nextDouble(-20, 90),
                random.nextDouble(-30, 100),
                random.nextDouble(0, 100));
    }

    static JointAngles anywhere(SplittableRandom random) {
        double[] values = new double[JOINTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble(-130, 130);
        }
        return JointAngles.of(values);
    }

    /**
     * Too many, too few, too large, not finite: a plan of such values is refused at the door, by {@link JointAngles}, and there is no
     * other ({@link org.lepetpal.api.arm.ArmReading.JointReading} refuses what is measured); who thought of it asks for what it asked for before.
     */
    private static JointAngles wild(JointAngles before, SplittableRandom random) {
        double[] values = new double[random.nextInt(8) == 0 ? 1 + random.nextInt(9) : JOINTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(16)) {
                case 0 -> Double.NaN;
                case 1 -> Double.NEGATIVE_INFINITY;
                case 2 -> Double.MAX_VALUE;
                case 3 -> -Double.MAX_VALUE;
                case 4 -> Double.MIN_VALUE;
                default -> random.nextDouble(-200, 200);
            };
        }
        try {
            return JointAngles.of(values);
        } catch (IllegalArgumentException notAnAngle) {
            return before;
        }
    }
}
