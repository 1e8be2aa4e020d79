package org.lepetpal.policy.replay;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.policy.replay.dataset.Episode;

/**
 * An episode as this arm is to do it.
 *
 * @param fps targets a second
 * @param targets in the platform's units, within the joints' limits
 * @param cut how many poses had to be cut to the limits
 */
record Motion(double fps, List<JointAngles> targets, int cut) {
    /** Beyond a limit by more than this was not recorded on such an arm, or in other units. */
    private static final double TOLERANCE = 5;
    /** Beyond 100 by more than rounding: no −100…100. */
    private static final double BEYOND_RANGE = 101;

    Motion {
        targets = List.copyOf(targets);
    }

    /** @throws MisfitException naming both sides */
    static Motion of(Episode episode, UnitMode units, ArmDescription arm) throws MisfitException {
        List<String> joints = arm.joints().stream().map(JointDescription::name).toList();
        if (!episode.joints().equals(joints)) {
            throw new MisfitException("it moves " + episode.joints() + ", the arm has " + joints);
        }
        if (units == UnitMode.RANGE_M100_100 && episode.reach() > BEYOND_RANGE) {
            throw new MisfitException("it is said to be in −100…100, but it reaches " + Math.round(episode.reach())
                    + ": it was recorded in degrees; set REPLAY_UNITS, or units in its " + OwnUnits.FILE
                    + ", to degrees");
        }
        List<JointAngles> targets = new ArrayList<>();
        int cut = 0;
        for (double[] action : episode.actions()) {
            JointAngles wanted = arm.toDegrees(units, action);
            JointAngles kept = within(wanted, arm, targets.size());
            targets.add(kept);
            cut += kept.equals(wanted) ? 0 : 1;
        }
        return new Motion(episode.fps(), targets, cut);
    }

    private static JointAngles within(JointAngles wanted, ArmDescription arm, int frame) throws MisfitException {
        JointAngles kept = wanted;
        for (int i = 0; i < wanted.size(); i++) {
            JointDescription joint = arm.joints().get(i);
            double value = Math.clamp(wanted.get(i), joint.min(), joint.max());
            if (Math.abs(value - wanted.get(i)) > TOLERANCE) {
                throw new MisfitException("frame " + frame + " wants " + joint.name() + " at "
                        + Math.round(wanted.get(i)) + ", the arm allows " + joint.min() + "…" + joint.max()
                        + ": are its units right (REPLAY_UNITS, or units in its " + OwnUnits.FILE + ")?");
            }
            kept = value == wanted.get(i) ? kept : kept.with(i, value);
        }
        return kept;
    }

    JointAngles first() {
        return targets.getFirst();
    }

    JointAngles last() {
        return targets.getLast();
    }
}
