package org.lepetpal.lerobot.policy;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.lerobot.checkpoint.Reach;

/**
 * Whether a policy counts in the units that it is said to count in. The wrong ones make an arm lash out, and no checkpoint says
 * them; but its statistics may tell.
 *
 * @param reach how far it went in training
 * @param setup that says the units, or does not
 */
record Units(Reach reach, Setup setup) {
    /** Beyond 100 by more than rounding: no −100…100. */
    private static final double BEYOND_RANGE = 101;
    /** So far arms of one model differ in what they can reach, in degrees. */
    private static final double ALIKE = 10;

    /** @throws MisfitException where it cannot count in them, or where it seems not to and nobody has said so */
    void require(ArmDescription arm) throws MisfitException {
        if (setup.units() == UnitMode.RANGE_M100_100 && reach.sure() > BEYOND_RANGE) {
            throw new MisfitException("it is said to count in −100…100, but was trained on " + Math.round(reach.sure())
                    + " and more: it counts in degrees; " + remedy("degrees"));
        }
        Optional<String> strange = beyond(arm);
        if (setup.named().isEmpty() && strange.isPresent()) {
            throw new MisfitException("nobody says in which units it was trained, but " + strange.get()
                    + ": it seems to count in −100…100; " + remedy("range, or degrees where it does not"));
        }
    }

    /** What a person should look at again, though it serves. */
    Optional<String> doubt(ArmDescription arm) {
        if (setup.named().isEmpty()) {
            return reach.sure() > BEYOND_RANGE
                    ? Optional.empty()
                    : Optional.of("nobody says in which units it was trained, and its statistics, " + reach
                            + ", do not tell: it is taken to count in degrees; " + remedy("degrees or range"));
        }
        if (setup.units() == UnitMode.DEGREES) {
            return beyond(arm).map(strange -> "it is said to count in degrees, but " + strange);
        }
        return reach.measured() || reach.farthest().orElse(0) <= BEYOND_RANGE
                ? Optional.empty()
                : Optional.of("it is said to count in −100…100, but its statistics reach " + reach);
    }

    /** Where its degrees would be no pose of this arm, though they are all within −100…100. */
    private Optional<String> beyond(ArmDescription arm) {
        List<JointDescription> joints = arm.joints();
        boolean tells = reach.measured()
                && reach.sure() <= BEYOND_RANGE
                && reach.joints().size() == joints.size()
                && setup.units() == UnitMode.DEGREES;
        for (int i = 0; tells && i < joints.size(); i++) {
            JointDescription joint = joints.get(i);
            Reach.Joint went = reach.joints().get(i);
            if (joint.unit() == Unit.DEGREES
                    && (went.least() < joint.min() - ALIKE || went.most() > joint.max() + ALIKE)) {
                return Optional.of("in training " + joint.name() + " went from " + Math.round(went.least()) + " to "
                        + Math.round(went.most()) + ", the arm " + arm.model() + " goes from "
                        + Math.round(joint.min()) + " to " + Math.round(joint.max()));
            }
        }
        return Optional.empty();
    }

    private String remedy(String units) {
        return "set " + setup.prefix() + "_UNITS, or units in its " + OwnWays.FILE + ", to " + units;
    }
}
