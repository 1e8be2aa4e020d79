package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * A joint whose motor raises an alarm is not pushed further from where it is; what lets it rest is allowed. A gripper
 * does so while the arm goes on, since it may hold something.
 *
 * <p>A servo that was overloaded keeps its alarm and little of its torque, however light its work has become, until its
 * driver switches torque anew; that is safe once the goal is where the joint is. So such a joint is <em>eased</em>: its goal
 * comes back to just ahead of where it is, which leaves a gripper's hold about as firm as the servo's protection does. For the
 * holder of the kernel's turn.
 */
final class Overload implements Rule {
    /** Less than two steps of a servo. */
    private static final double ROUNDING = 0.15;
    /** Degrees or percent ahead of where it is, six steps less the dead one: the fifth of its drive that a servo leaves itself. */
    private static final double EASED = 0.4;
    /** So much further ahead it may get by itself: a goal that followed every shake of its joint would open the jaws. */
    private static final double SHAKE = 0.25;
    /** Units beyond where it is: a goal there is meant to let go. */
    private static final double OPENS = 2;
    /** Overload and over-current: what a servo holds on to when the cause has gone. */
    private static final int LATCHED = 0x20 | 0x08;

    /**
     * Units ahead of where it is, signed, for each joint with an alarm the least since it pushes that way: a goal that creeps
     * does not get further, however small its steps.
     */
    private double[] least = {};

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        int gripper = now.arm().gripper();
        observe(now);
        for (int i = 0; i < target.size(); i++) {
            if (i != gripper && alarm(i, now) != 0 && worsens(i, target, now)) {
                return new Ruling.Refused(
                        describe(i, now) + "; only what lets it rest is allowed",
                        Optional.of(relieved(now.goal(), now)));
            }
        }
        if (latched(gripper, now)
                && !opens(gripper, target, now)
                && !(rests(gripper, now.goal(), now) && rests(gripper, target, now))) {
            return new Ruling.Clamped(target.with(gripper, eased(gripper, now)), describe(gripper, now) + "; eased");
        }
        if (alarm(gripper, now) != 0 && worsens(gripper, target, now)) {
            return new Ruling.Clamped(target.with(gripper, now.goal().get(gripper)), describe(gripper, now) + "; kept");
        }
        return Ruling.ALLOWED;
    }

    @Override
    public JointAngles relieved(JointAngles goal, Situation now) {
        JointAngles relieved = goal;
        for (int i = 0; i < goal.size(); i++) {
            if (latched(i, now) && !rests(i, goal, now)) {
                relieved = relieved.with(i, eased(i, now));
            }
        }
        return relieved;
    }

    private void observe(Situation now) {
        int joints = now.goal().size();
        least = least.length == joints ? least : new double[joints];
        for (int i = 0; i < joints; i++) {
            double push = ahead(i, now.goal(), now);
            boolean eases = Math.abs(push) < Math.abs(least[i]) || Math.signum(push) != Math.signum(least[i]);
            least[i] = alarm(i, now) == 0 || eases ? push : least[i];
        }
    }

    private static int alarm(int joint, Situation now) {
        return now.state().joints().get(joint).faults();
    }

    private static boolean latched(int joint, Situation now) {
        return (alarm(joint, now) & LATCHED) != 0;
    }

    /** Whether the joint would be pushed further the way it pushes now; a goal on its other side lets it go. */
    private boolean worsens(int joint, JointAngles target, Situation now) {
        return sameWay(joint, target, now)
                && Math.abs(ahead(joint, target, now)) > Math.max(EASED + SHAKE, Math.abs(least[joint])) + ROUNDING;
    }

    /** Whether it would be pushed no more than an eased one. */
    private static boolean rests(int joint, JointAngles target, Situation now) {
        return !sameWay(joint, target, now) || Math.abs(ahead(joint, target, now)) <= EASED + SHAKE;
    }

    private static boolean opens(int joint, JointAngles target, Situation now) {
        return !sameWay(joint, target, now) && Math.abs(ahead(joint, target, now)) > OPENS;
    }

    private static boolean sameWay(int joint, JointAngles target, Situation now) {
        double push = ahead(joint, now.goal(), now);
        return push == 0 || Math.signum(push) == Math.signum(ahead(joint, target, now));
    }

    private static double ahead(int joint, JointAngles target, Situation now) {
        return target.get(joint) - now.measured(joint);
    }

    /** A goal on the way to just ahead of where the joint is. */
    private static double eased(int joint, Situation now) {
        double push = ahead(joint, now.goal(), now);
        double way = Easing.speed(push) * now.seconds();
        double left = Math.min(Math.abs(push), Math.max(EASED, Math.abs(push) - way));
        return now.measured(joint) + Math.copySign(left, push);
    }

    private static String describe(int joint, Situation now) {
        JointReading reading = now.state().joints().get(joint);
        return now.arm().joints().get(joint).name() + " reports alarm 0x" + Integer.toHexString(reading.faults());
    }
}
