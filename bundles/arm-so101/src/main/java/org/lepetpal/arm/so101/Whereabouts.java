package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.ServoCalibration;

/**
 * Whether an arm's joints can be where their servos say. One that stands outside of what its calibration recorded is read wrong (its
 * turn ends on the way, its offset is another one's, its sensor is bad) or was calibrated wrong: the first goal would lead it from there into
 * its range, and nobody knows which way it would really turn. Asked when an arm comes, and before it gets torque.
 *
 * @param calibration of the arm
 */
record Whereabouts(Calibration calibration) {
    /**
     * Degrees by which a joint that leans on its stop stands beyond what a hand swept. A servo takes no goal outside of its range, but turns
     * to the end of it as fast as it can once it has torque, with the hand at the joint that has just led it back: it is not to leap further
     * than that.
     */
    private static final double MARGIN = 2;

    /** A software stop that removes power reaches an arm, too, that is not on offer. */
    private static final String LET_GO =
            ", and the arm holds on: support it, then let it go (./lepetpal arm torque off), or pull the arm's power plug";

    /**
     * Asks the servos, as an arm comes.
     *
     * @throws IOException as {@link #check(int[])} does, saying also how an arm that holds is let go; and when not all of them answer
     */
    void check(ServoChain chain) throws IOException {
        String outside = outside(Torque.positions(chain, chain.patience()));
        if (!outside.isEmpty()) {
            throw refusal(outside, Torque.holds(chain, chain.patience()) ? LET_GO : "");
        }
    }

    /**
     * @param steps where the joints are said to stand, in order
     * @throws IOException naming each joint that is too far outside, where it stands, and its range
     */
    void check(int[] steps) throws IOException {
        String outside = outside(steps);
        if (!outside.isEmpty()) {
            throw refusal(outside, "");
        }
    }

    private static IOException refusal(String outside, String letGo) {
        return new IOException(outside + ". Torque was not switched" + letGo
                + ". If the joint really is there, lead it back by hand, and take the hand away: the arm stiffens once it is back; if not, its"
                + " sensor is wrong, or the calibration is too narrow or another arm's: calibrate");
    }

    private String outside(int[] steps) {
        List<String> outside = new ArrayList<>();
        for (Joint joint : Joint.ALL) {
            check(outside, joint, steps[joint.ordinal()]);
        }
        return String.join("; ", outside);
    }

    private void check(List<String> outside, Joint joint, int steps) {
        ServoCalibration range = calibration.servos().get(joint.ordinal());
        double beyond = StepRange.DEGREES_PER_STEP * Math.max(range.rangeMin() - steps, steps - range.rangeMax());
        if (beyond > MARGIN) {
            outside.add(joint.label() + " stands at step " + steps + ", " + (int) Math.ceil(beyond)
                    + "° outside its calibrated range " + range.rangeMin() + "…" + range.rangeMax());
        }
    }
}
