package org.lepetpal.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;

/**
 * An overhand throw for an arm with the SO-101's joints: wind-up, a swing of 0.5 s at full speed, home. Shoulder, elbow and wrist turn forward
 * together; the wrist's roll is turned by 90 degrees first, so that the jaws stand left and right of the ball and none of
 * them is in its way. The gripper is told to open before the fastest moment, because a jaw needs time. At full speed the
 * ball leaves with about 1.6 m/s, 0.43 m above the table, and lands about 0.5 m in front of the base; braking takes 30
 * degrees, more than half a radian.
 */
final class ThrowMacro {
    private static final List<String> JOINTS =
            List.of("shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll");
    private static final double[] WIND_UP = {0, -75, 20, -75, 90};
    private static final double[] FOLLOW_THROUGH = {0, -10, 30, -15, 90};

    /** Course of the swing: constant acceleration, constant speed, constant deceleration; seconds at full speed. */
    private static final double ACCELERATE = 0.12;

    private static final double CRUISE = 0.10;
    private static final double BRAKE = 0.28;
    /** Seconds after the begin of the swing at which the gripper is told to open. */
    private static final double OPEN_AT = 0.08;

    private static final double OPEN_PERCENT = 95;
    /** Greatest speeds: of the wind-up, of the way home, and of the opening gripper. */
    private static final double WIND_UP_SPEED = 200;

    private static final double HOME_SPEED = 120;
    private static final double OPENING_SPEED = 235;
    private static final double ACCELERATION = 2_000;

    private final ArmDescription arm;
    private final double rateHz;
    private final double scale;
    private final List<JointAngles> targets = new ArrayList<>();

    private ThrowMacro(ArmDescription arm, double rateHz, double scale) {
        this.arm = arm;
        this.rateHz = rateHz;
        this.scale = scale;
    }

    /**
     * @param from where the arm was last sent, with the ball in the gripper
     * @param rateHz targets per second
     * @param scale 0…1: of full speed
     * @return empty for an arm with other joints
     */
    static Optional<Macro> of(JointAngles from, ArmDescription arm, double rateHz, double scale) {
        boolean known = IntStream.range(0, JOINTS.size())
                .allMatch(joint -> arm.joints().size() == JOINTS.size() + 1
                        && arm.joints().get(joint).name().equals(JOINTS.get(joint)));
        return known ? Optional.of(new ThrowMacro(arm, rateHz, scale).lay(from)) : Optional.empty();
    }

    private Macro lay(JointAngles from) {
        double grip = from.get(arm.gripper());
        JointAngles windUp = pose(WIND_UP, grip);
        smoothly(from, windUp, WIND_UP_SPEED * scale);
        int swing = swing(windUp, pose(FOLLOW_THROUGH, grip));
        smoothly(targets.getLast(), arm.home(), HOME_SPEED * scale);
        return new Macro(targets, swing);
    }

    private static JointAngles pose(double[] body, double gripper) {
        double[] all = Arrays.copyOf(body, body.length + 1);
        all[body.length] = gripper;
        return JointAngles.of(all);
    }

    private void smoothly(JointAngles from, JointAngles to, double speed) {
        int steps = (int) Math.ceil(new Pace(speed, ACCELERATION).seconds(from.distance(to)) * rateHz);
        for (int step = 1; step <= steps; step++) {
            targets.add(from.towards(to, Pace.course((double) step / steps)));
        }
    }

    private int swing(JointAngles from, JointAngles to) {
        double grip = from.get(arm.gripper());
        int steps = (int) Math.ceil((ACCELERATE + CRUISE + BRAKE) / scale * rateHz);
        for (int step = 1; step <= steps; step++) {
            double seconds = step / rateHz * scale;
            double opening = Math.max(0, seconds - OPEN_AT) * OPENING_SPEED;
            targets.add(from.towards(to, course(seconds))
                    .with(arm.gripper(), Math.max(grip, Math.min(OPEN_PERCENT, grip + opening))));
        }
        return steps;
    }

    /** Fraction of the way, 0…1, after so many seconds at full speed. */
    private static double course(double seconds) {
        double speed = 1 / (ACCELERATE / 2 + CRUISE + BRAKE / 2);
        if (seconds < ACCELERATE) {
            return speed * seconds * seconds / (2 * ACCELERATE);
        }
        if (seconds < ACCELERATE + CRUISE) {
            return speed * (seconds - ACCELERATE / 2);
        }
        double left = Math.max(0, ACCELERATE + CRUISE + BRAKE - seconds);
        return 1 - speed * left * left / (2 * BRAKE);
    }
}
