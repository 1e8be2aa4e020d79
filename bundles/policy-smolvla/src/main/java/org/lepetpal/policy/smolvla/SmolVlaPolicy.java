package org.lepetpal.policy.smolvla;

import java.util.Map;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;

/** A learned policy: takes any text, and does what it was trained to do on it. */
final class SmolVlaPolicy implements Policy {
    static final String NAME = "smolvla";

    private final PolicyDescription description;
    private final Fit fit;
    private final Mind mind;
    private final Robot robot;
    private final Conduct conduct;
    private volatile boolean withdrawn;

    SmolVlaPolicy(String version, UnitMode units, Fit fit, Mind mind, Robot robot, Conduct conduct) {
        this.description = new PolicyDescription(NAME, version, Map.of(), true, units);
        this.fit = fit;
        this.mind = mind;
        this.robot = robot;
        this.conduct = conduct;
    }

    @Override
    public PolicyDescription description() {
        return description;
    }

    @Override
    public PolicyRun begin(String instruction) {
        if (withdrawn) {
            throw new IllegalStateException("the policy was withdrawn");
        }
        Eyesight eyesight = new Eyesight(fit.cameras(), robot, description.units());
        return new SmolVlaRun(instruction, eyesight, mind, conduct, () -> withdrawn);
    }

    /** From now on it begins nothing, and its runs end. */
    void withdraw() {
        withdrawn = true;
    }
}
