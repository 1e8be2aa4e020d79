package org.lepetpal.arm.so101;

import java.util.Arrays;
import org.lepetpal.api.arm.JointAngles;

/**
 * Steps of all servos and the angles that they stand for, which are made anew only for other steps. Of one caller at a time.
 */
final class Stance {
    private final Scales scales;
    private final int[] steps = new int[Joint.ALL.size()];
    private final int[] known = new int[Joint.ALL.size()];
    private final double[] values = new double[Joint.ALL.size()];
    private JointAngles angles;

    Stance(Scales scales) {
        this.scales = scales;
        this.angles = scales.angles(known);
    }

    void put(int joint, int step) {
        steps[joint] = step;
    }

    /** The same object for as long as the steps are the same. */
    JointAngles angles() {
        if (!Arrays.equals(steps, known)) {
            System.arraycopy(steps, 0, known, 0, steps.length);
            angles = scales.angles(known, values);
        }
        return angles;
    }
}
