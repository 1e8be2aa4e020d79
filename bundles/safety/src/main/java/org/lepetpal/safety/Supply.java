package org.lepetpal.safety;

import java.util.List;
import org.lepetpal.api.arm.ArmReading.JointReading;

/**
 * Which supply one arm has: what most of its servos say, who all hang on it, as soon as some measurements in a row agree on it. A
 * single one may be a glitch, and limits that it had moved would keep a sound arm still, or let motors have what burns them. What was
 * found to be small may still turn out to be a large one that sagged as the arm came; a large one stays large, for a sag is what limits
 * are for. For the holder of the kernel's turn.
 */
final class Supply {
    private static final int AGREED = 5;

    private final VoltageLimits limits;
    private Interval allowed;
    private Interval latest;
    private int agreeing;
    private boolean known;

    Supply(VoltageLimits limits) {
        this.limits = limits;
        this.allowed = limits.ofAny();
        this.latest = allowed;
    }

    /** Takes another measurement in. */
    void observe(List<JointReading> joints) {
        int large = 0;
        for (int i = 0; i < joints.size(); i++) {
            large += VoltageLimits.isLarge(joints.get(i).volts()) ? 1 : 0;
        }
        Interval fitting = limits.of(2 * large > joints.size());
        agreeing = fitting == latest ? Math.min(agreeing + 1, AGREED) : 1;
        latest = fitting;
        if (agreeing == AGREED && (!known || fitting.max() > allowed.max())) {
            allowed = fitting;
            known = true;
        }
    }

    /** What the motors may have of it; of any supply, before it is known. */
    Interval allowed() {
        return allowed;
    }
}
